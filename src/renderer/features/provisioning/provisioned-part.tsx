import { Trans, useLingui } from '@lingui/react/macro';
import type { AppInfoView } from '../../../shared/ipc/answer-views.ts';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import { dayWords } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { BundleFact, Fingerprint } from './bundle-facts.tsx';
import { EndWords } from './end-words.tsx';
import { bundleLife } from './life.ts';
import css from './provisioning.module.css';

interface ProvisionedPartProps {
  readonly provisioned: NonNullable<AppInfoView['provisioned']>;
  readonly now: number;
}

/** What this desk is set up with: from whom, by which key, until when, and what was there before. */
export const ProvisionedPart = ({ provisioned, now }: ProvisionedPartProps) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const { version, issuer, fingerprint, importedAt, expiresAt, graceEndsAt, before, refused } = provisioned;
  const life = bundleLife(provisioned, now);
  return (
    <section aria-labelledby="provisioned" className={css.part}>
      <h3 id="provisioned" className={css.title}>
        <Trans>Provisioning</Trans>
      </h3>
      {life.state === 'holds' ? null : (
        <Notice meaning={life.state === 'ends' ? 'neutral' : 'caution'}>
          <EndWords life={life} />
        </Notice>
      )}
      <dl className={css.facts}>
        <BundleFact name={<Trans context="whoever made it">From</Trans>}>
          <bdi>{issuer}</bdi>
        </BundleFact>
        <BundleFact name={<Trans>Key</Trans>}>
          <Fingerprint text={fingerprint} />
        </BundleFact>
        <BundleFact name={<Trans>Version</Trans>}>
          <Trans>
            {String(version)}, taken in on {dayWords(i18n, importedAt, zone)}
          </Trans>
        </BundleFact>
        <BundleFact name={<Trans>Holds until</Trans>}>
          <Trans>
            {dayWords(i18n, expiresAt, zone)}; changes are sent until {dayWords(i18n, graceEndsAt, zone)}
          </Trans>
        </BundleFact>
        <BundleFact name={<Trans>Before it</Trans>}>
          {before === null ? (
            <Trans>nothing that can be gone back to</Trans>
          ) : (
            <Trans>
              version {String(before)}. To go back, end Branchdesk and run <code>Branchdesk --rollback</code>
            </Trans>
          )}
        </BundleFact>
      </dl>
      {refused === null ? null : <Notice meaning="caution">{problemText(i18n, refused)}</Notice>}
    </section>
  );
};
