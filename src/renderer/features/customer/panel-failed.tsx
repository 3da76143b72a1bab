import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { ReloadIcon, WarningIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { listed } from '../../words/formats.ts';
import { problemText, problemWords } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { TokenOffer } from '../card-usage/token-offer.tsx';
import css from './panel-failed.module.css';
import { stillWorks } from './still-works.ts';

const TryAgain = ({ upstream }: { readonly upstream: UpstreamName }) => {
  const act = useAct();
  return (
    <Button
      size="small"
      icon={<ReloadIcon />}
      onPress={() => void act((calls) => calls.visits.refresh({ upstream }))}
    >
      <Trans>Try again</Trans>
    </Button>
  );
};

interface PanelFailedProps {
  readonly visit: VisitView;
  readonly upstream: UpstreamName;
  readonly problem: Problem;
  readonly since: number;
}

/** A system that could not be read: which, since when, what still works. */
export const PanelFailed = ({ visit, upstream, problem, since }: PanelFailedProps) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const { what, next, facts } = problemWords(i18n, problem);
  const name = upstreamName(upstream);
  const time = absoluteTime(i18n, since, Date.now(), zone);
  const working = stillWorks(visit, upstream).map(upstreamName);
  return (
    <div role="alert" className={css.failed}>
      <p className={css.title}>
        <WarningIcon />
        <Trans>{name} cannot be read</Trans>
      </p>
      <p>{what}</p>
      {next === null ? null : <p>{next}</p>}
      <p className={css.secondary}>
        <Trans>Since {time}.</Trans>{' '}
        {working.length === 0 ? (
          <Trans>No other system can be read now.</Trans>
        ) : (
          <Trans>Still works: {listed(i18n, working)}.</Trans>
        )}
      </p>
      {facts === null ? null : <p className={css.secondary}>{facts}</p>}
      <div className={css.actions}>
        <TokenOffer problem={problem} />
        <TryAgain upstream={upstream} />
      </div>
    </div>
  );
};

interface PanelStaleProps {
  readonly upstream: UpstreamName;
  readonly problem: Problem;
  readonly readAt: number;
}

/** The last reading failed: what is shown is from before. */
export const PanelStale = ({ upstream, problem, readAt }: PanelStaleProps) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const time = absoluteTime(i18n, readAt, Date.now(), zone);
  const { facts } = problemWords(i18n, problem);
  return (
    <div className={css.stale}>
      <Notice
        meaning="caution"
        announce="alert"
        actions={
          <>
            <TokenOffer problem={problem} />
            <TryAgain upstream={upstream} />
          </>
        }
      >
        <Trans>This is from {time}. The last reading failed.</Trans> {problemText(i18n, problem)}
        {facts === null ? null : <p className={css.secondary}>{facts}</p>}
      </Notice>
    </div>
  );
};
