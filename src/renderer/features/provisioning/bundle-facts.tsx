import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { BundleView } from '../../../shared/ipc/provisioning.ts';
import { upstreamName } from '../../words/systems.ts';
import { dayWords } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import css from './provisioning.module.css';

/** One line of what a bundle says of itself. */
export const BundleFact = ({
  name,
  children,
}: {
  readonly name: ReactNode;
  readonly children: ReactNode;
}) => (
  <div className={css.fact}>
    <dt className={css.name}>{name}</dt>
    <dd className={css.value}>{children}</dd>
  </div>
);

/** Whose key signed a bundle, as two people compare it. */
export const Fingerprint = ({ text }: { readonly text: string }) => (
  <code dir="ltr" className={css.fingerprint}>
    {text}
  </code>
);

/** What is sealed in a bundle, none of its values. */
const Holds = ({ holds: { systems, people, pepper, groups } }: Pick<BundleView, 'holds'>) => (
  <ul className={css.holds}>
    <li>
      <Trans>the configuration of the desk</Trans>
    </li>
    {systems.map((system) => (
      <li key={system}>
        <Trans>credentials for {upstreamName(system)}</Trans>
      </li>
    ))}
    {people === 0 ? null : (
      <li>
        <Plural value={people} one="# person who works here" other="# people who work here" />
      </li>
    )}
    {pepper ? (
      <li>
        <Trans>the secret that their PINs are kept with</Trans>
      </li>
    ) : null}
    {groups.map((group) => (
      <li key={group}>
        <Trans>
          the key of the group <bdi>{group}</bdi>
        </Trans>
      </li>
    ))}
  </ul>
);

/** What a bundle says of itself: from whom, by which key, until when, and what is in it. */
export const BundleFacts = ({ bundle }: { readonly bundle: BundleView }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const { file, version, issuer, fingerprint, issuedAt, expiresAt, graceEndsAt, holds } = bundle;
  return (
    <dl className={css.facts}>
      <BundleFact name={<Trans>File</Trans>}>
        <bdi>{file}</bdi>
      </BundleFact>
      <BundleFact name={<Trans context="whoever made it">From</Trans>}>
        <bdi>{issuer}</bdi>
      </BundleFact>
      <BundleFact name={<Trans>Key</Trans>}>
        <Fingerprint text={fingerprint} />
      </BundleFact>
      <BundleFact name={<Trans>Version</Trans>}>
        <Trans>
          {String(version)}, made on {dayWords(i18n, issuedAt, zone)}
        </Trans>
      </BundleFact>
      <BundleFact name={<Trans>Holds until</Trans>}>
        <Trans>
          {dayWords(i18n, expiresAt, zone)}; changes are sent until {dayWords(i18n, graceEndsAt, zone)}
        </Trans>
      </BundleFact>
      <BundleFact name={<Trans>What is in it</Trans>}>
        <Holds holds={holds} />
      </BundleFact>
    </dl>
  );
};
