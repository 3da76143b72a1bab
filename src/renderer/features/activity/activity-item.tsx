import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ActivityView } from '../../../shared/ipc/answer-views.ts';
import { Button } from '../../ui/button.tsx';
import { UndoIcon } from '../../ui/icons.tsx';
import { recordedAskedWords } from '../../words/asked.ts';
import { byHandWords } from '../../words/by-hand.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { problemWords } from '../../words/problems.ts';
import { storyWords, summaryWords } from '../../words/summary.ts';
import { absoluteTime, fullTime, relativeTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { Follows } from '../basket/follows.tsx';
import { FromTo } from '../basket/from-to.tsx';
import { LineDetails } from '../basket/line-details.tsx';
import { LineStory } from '../basket/line-story.tsx';
import { StateMark } from '../basket/state-mark.tsx';
import css from './activity-item.module.css';

type Item = ActivityView['items'][number];

interface ActivityItemProps {
  readonly item: Item;
  readonly now: number;
  /** What another change of the list is about, by its id. */
  readonly titleOf?: (changeId: string) => string | null;
  readonly onUndo?: (changeId: string) => void;
  readonly onTryAgain?: (changeId: string) => void;
  readonly onLink?: (changeId: string) => void;
}

const PlainItem = ({ item, now, titleOf, onUndo, onTryAgain, onLink }: ActivityItemProps) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  const words = summaryWords(i18n, item.summary);
  const { title, before, after, detail } = words;
  const state = item.outcome ?? 'sending';
  const word = i18n._(STATE_WORDS[state].word);
  const at = absoluteTime(i18n, item.at, now, zone);
  const ago = relativeTime(i18n, Math.min(item.at, now), now);
  const { by } = item;
  const of = (changeId: string | null | undefined): string | null =>
    changeId == null ? null : (titleOf?.(changeId) ?? t`an earlier change`);
  const since = (changeId: string | null | undefined): string | null =>
    changeId == null ? null : (titleOf?.(changeId) ?? t`a later change`);
  const link = item.can.link ? onLink : undefined;
  const undo = item.can.undo ? onUndo : undefined;
  const tryAgain = item.can.tryAgain ? onTryAgain : undefined;
  return (
    <li className={css.item} aria-label={storyWords(i18n, words, word)}>
      <p className={css.title}>{title}</p>
      <div className={css.change}>
        <FromTo before={before} after={after} />
        <StateMark state={state} />
      </div>
      {detail === null ? null : <p className={css.secondary}>{detail}</p>}
      {item.asked === undefined ? null : (
        <p className={css.secondary}>{recordedAskedWords(i18n, item.asked)}</p>
      )}
      <p className={css.secondary}>
        <time dateTime={new Date(item.at).toISOString()} title={fullTime(i18n, item.at, zone)}>
          <Trans>
            {at} ({ago})
          </Trans>
        </time>{' '}
        {item.approvedBy === undefined ? (
          <Trans>by {by}</Trans>
        ) : (
          <Trans>
            by {by}, approved by {item.approvedBy}
          </Trans>
        )}
      </p>
      <Follows
        undoOf={of(item.undoOf)}
        retryOf={of(item.retryOf)}
        undoneBy={since(item.undoneBy)}
        retriedBy={since(item.retriedBy)}
      />
      <LineStory state={state} findings={[]} reason={item.reason} notes={item.notes} />
      {item.byHand === undefined ? null : <p>{byHandWords(i18n, item.byHand, now, zone)}</p>}
      {item.noUndo === undefined ? null : (
        <p className={css.secondary}>{problemWords(i18n, item.noUndo).what}</p>
      )}
      {(link ?? undo ?? tryAgain) === undefined ? null : (
        <div className={css.actions}>
          {link === undefined ? null : (
            <Button size="small" onPress={() => link(item.changeId)}>
              <Trans>Link it</Trans>
            </Button>
          )}
          {undo === undefined ? null : (
            <Button size="small" icon={<UndoIcon size={12} />} onPress={() => undo(item.changeId)}>
              <Trans>Undo</Trans>
            </Button>
          )}
          {tryAgain === undefined ? null : (
            <Button size="small" onPress={() => tryAgain(item.changeId)}>
              {item.after === undefined ? <Trans>Try again</Trans> : <Trans>Go on from here</Trans>}
            </Button>
          )}
        </div>
      )}
      <LineDetails
        upstream={item.upstream}
        reason={item.reason}
        requestId={item.requestId}
        upstreamRequestId={item.upstreamRequestId}
      />
    </li>
  );
};

/** Whether a change says something about another one, which may have changed. */
const namesOthers = ({ undoOf, retryOf, undoneBy, retriedBy }: Item): boolean =>
  undoOf != null || retryOf != null || undoneBy != null || retriedBy != null;

/**
 * One change of the past: old → new, who, when, and what came of it. The list is read again with each outcome: one that is
 * as it was stays as it is. What it calls does the same whenever it is made anew.
 */
export const ActivityItem = memo(
  PlainItem,
  (before, now) => before.item === now.item && before.now === now.now && !namesOthers(now.item),
);
