import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AppInfoView } from '../../../shared/ipc/answer-views.ts';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../words/problems.ts';
import { useNow } from '../activity/use-now.ts';
import { EndWords } from './end-words.tsx';
import { bundleLife } from './life.ts';
import css from './provisioned-notice.module.css';

/** Looked at each half minute: a desk is not started anew each day. */
const LOOK_MS = 30_000;

interface ProvisionedBarProps {
  readonly provisioned: NonNullable<AppInfoView['provisioned']>;
  readonly now: number;
  /** Whether it is for this person to look after. */
  readonly may: boolean;
  readonly onLook: () => void;
}

/**
 * That what the desk is set up with ends soon, for whoever looks after it; that it has ended, for everybody; and that a newer
 * bundle was not taken in.
 */
export const ProvisionedBar = ({ provisioned, now, may, onLook }: ProvisionedBarProps) => {
  const { t, i18n } = useLingui();
  const life = bundleLife(provisioned, now);
  const refused = may ? provisioned.refused : null;
  const hasEnded = life.state === 'grace' || life.state === 'over';
  if (refused === null && !hasEnded && (life.state === 'holds' || !may)) return null;
  return (
    <section aria-label={t`Set-up of this desk`}>
      <Notice
        meaning={hasEnded || refused !== null ? 'caution' : 'neutral'}
        className={css.bar}
        actions={
          may ? (
            <Button size="small" onPress={onLook}>
              <Trans>Look at it</Trans>
            </Button>
          ) : undefined
        }
      >
        <EndWords life={life} />{' '}
        {refused !== null ? (
          <Trans>
            A newer bundle on this machine was not taken in: {problemWords(i18n, refused).what} Branchdesk
            tries again when it is started.
          </Trans>
        ) : may ? (
          <Trans>Ask whoever makes the bundles for a new one.</Trans>
        ) : (
          <Trans>Tell IT: this desk needs a new bundle.</Trans>
        )}
      </Notice>
    </section>
  );
};

/** How it stands with what this desk is set up with, for as long as there is something to say. */
export const ProvisionedNotice = () => {
  const calls = useCalls();
  const store = useDeskStore();
  const now = useNow(LOOK_MS);
  const provisioned = useQuery(queries.info(calls)).data?.provisioned ?? null;
  const may = useDesk((desk) => desk.operators?.rights.includes('credentials') === true);
  const look = (): void => store.setState({ dialog: { name: 'credentials' } });
  return provisioned === null ? null : <ProvisionedBar {...{ provisioned, now, may }} onLook={look} />;
};
