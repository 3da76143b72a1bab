import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import type { BranchItem } from '../../../shared/ipc/branch-activity.ts';
import { useScrollStop } from '../../ui/use-scroll-stop.ts';
import { byHandWords } from '../../words/by-hand.ts';
import { problemWords } from '../../words/problems.ts';
import { summaryWords } from '../../words/summary.ts';
import { upstreamName } from '../../words/systems.ts';
import { fullTime, relativeTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { Follows } from '../basket/follows.tsx';
import { FromTo } from '../basket/from-to.tsx';
import { LineStory } from '../basket/line-story.tsx';
import { StateMark } from '../basket/state-mark.tsx';
import css from './branch-details.module.css';
import { Fact } from './fact.tsx';

interface BranchDetailsProps {
  readonly item: BranchItem;
  readonly now: number;
}

/** All that is on record of one change: why it came out so, its attempt, the request ids of both sides. */
export const BranchDetails = ({ item, now }: BranchDetailsProps) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  const part = useRef<HTMLElement>(null);
  const tabIndex = useScrollStop(part);
  const { title, before, after, detail } = summaryWords(i18n, item.summary);
  const state = item.outcome ?? 'sending';
  const system = upstreamName(item.upstream);
  const seen = item.reason === null ? null : problemWords(i18n, item.reason).facts;
  const ago = relativeTime(i18n, Math.min(item.at, now), now);
  const earlier = (id: string | null): string | null => (id === null ? null : t`an earlier change`);
  const later = (id: string | null): string | null => (id === null ? null : t`a later change`);
  return (
    <section ref={part} tabIndex={tabIndex} aria-label={t`The chosen change`} className={css.details}>
      <h3 className={css.title}>{title}</h3>
      <div className={css.change}>
        <FromTo before={before} after={after} />
        <StateMark state={state} />
      </div>
      {detail === null ? null : <p className={css.secondary}>{detail}</p>}
      <LineStory state={state} findings={[]} reason={item.reason} notes={item.notes} />
      {item.byHand === undefined ? null : <p>{byHandWords(i18n, item.byHand, now, zone)}</p>}
      <Follows
        undoOf={earlier(item.undoOf)}
        retryOf={earlier(item.retryOf)}
        undoneBy={later(item.undoneBy)}
        retriedBy={later(item.retriedBy)}
      />
      <dl className={css.facts}>
        <Fact name={<Trans>Customer</Trans>}>{item.customer ?? t`Name not on record`}</Fact>
        <Fact name={<Trans>Operator</Trans>}>{item.by}</Fact>
        {item.approvedBy === undefined ? null : (
          <Fact name={<Trans>Approved by</Trans>}>{item.approvedBy}</Fact>
        )}
        <Fact name={<Trans>When</Trans>}>
          {fullTime(i18n, item.at, zone)} ({ago})
        </Fact>
        <Fact name={<Trans>System</Trans>}>{system}</Fact>
        <Fact name={<Trans>Attempts</Trans>}>
          {item.requestId === null ? (
            <Trans>None: nothing was sent</Trans>
          ) : item.retryOf === null ? (
            <Trans>One, the first</Trans>
          ) : (
            <Trans>One, after an earlier one</Trans>
          )}
        </Fact>
        {item.requestId === null ? null : (
          <Fact name={<Trans>Request id</Trans>} code>
            {item.requestId}
          </Fact>
        )}
        {item.upstreamRequestId === null ? null : (
          <Fact name={<Trans>Request id at {system}</Trans>} code>
            {item.upstreamRequestId}
          </Fact>
        )}
        {seen === null ? null : (
          <Fact name={<Trans>What was seen</Trans>} code>
            {seen}
          </Fact>
        )}
      </dl>
    </section>
  );
};
