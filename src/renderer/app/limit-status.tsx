import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LimitsView } from '../../shared/ipc/answer-views.ts';
import { AlwaysSaid } from '../ui/always-said.tsx';
import { upstreamName } from '../words/systems.ts';
import css from './limit-status.module.css';
import { useDesk } from './store.ts';
import { useSince } from './use-since.ts';

/** What waits and for how long, counted down. It is announced once, not at every second. */
const Held = ({ held }: { readonly held: NonNullable<LimitsView['held']> }) => {
  const since = useSince(held, 250);
  const { perMinute, waiting } = held;
  const who = upstreamName(held.upstream);
  const seconds = Math.max(1, Math.ceil((held.nextInMs - since) / 1000));
  return (
    <span aria-hidden="true" className={css.held}>
      <span className={css.limit}>
        <Trans>
          {who} allows {perMinute} calls a minute.
        </Trans>
      </span>{' '}
      <span>
        <Trans>
          <Plural value={waiting} one="# waits" other="# wait" />, the next goes in {seconds} s.
        </Trans>
      </span>
    </span>
  );
};

/** Always there, so that what appears in it is announced. On screen only while something waits. */
export const LimitStatus = () => {
  const { t } = useLingui();
  const held = useDesk((desk) => desk.held);
  const who = upstreamName(held?.upstream ?? '');
  const perMinute = held?.perMinute ?? 0;
  const words = t`${who} allows ${perMinute} calls a minute: some wait for their turn`;
  return (
    <AlwaysSaid role="status" className={css.status} aria-label={held === null ? undefined : words}>
      {held === null ? null : <Held held={held} />}
    </AlwaysSaid>
  );
};
