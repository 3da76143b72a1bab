import { Trans, useLingui } from '@lingui/react/macro';
import type { NeedsLookView } from '../../../shared/ipc/answer-views.ts';
import { useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { storyWords, summaryWords } from '../../words/summary.ts';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime, fullTime, relativeTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { FromTo } from '../basket/from-to.tsx';
import { LineDetails } from '../basket/line-details.tsx';
import { LineStory } from '../basket/line-story.tsx';
import { StateMark } from '../basket/state-mark.tsx';
import css from './needs-look-item.module.css';

interface NeedsLookItemProps {
  readonly item: NeedsLookView[number];
  readonly now: number;
}

/** A change nobody knows the outcome of, or whose outcome was learned since: what, whose, since when, why, what to do. */
export const NeedsLookItem = ({ item, now }: NeedsLookItemProps) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  const act = useAct();
  const store = useDeskStore();
  const { changeId, state, busy } = item;
  const by = item.by ?? t`somebody whose name cannot be read`;
  const words = summaryWords(i18n, item.summary);
  const { title, before, after, detail } = words;
  const isApart = item.summary.kind === 'set-apart';
  const word = i18n._(STATE_WORDS[state].word);
  const customer = item.customer ?? t`A customer whose name is not on record`;
  const system = item.upstream === null ? t`its system` : upstreamName(item.upstream);
  const at = absoluteTime(i18n, item.since, now, zone);
  const ago = relativeTime(i18n, Math.min(item.since, now), now);
  const isOpen = state === 'unknown';
  return (
    <li className={css.item} aria-label={t`${customer}. ${storyWords(i18n, words, word)}`}>
      <p className={css.customer}>{customer}</p>
      <p className={css.title}>{title}</p>
      <div className={css.change}>
        <FromTo before={before} after={after} />
        <StateMark state={state} />
      </div>
      {detail === null ? null : <p className={css.secondary}>{detail}</p>}
      <p className={css.secondary}>
        <time dateTime={new Date(item.since).toISOString()} title={fullTime(i18n, item.since, zone)}>
          <Trans>
            Sent {at} ({ago})
          </Trans>
        </time>{' '}
        <Trans>by {by}</Trans>
      </p>
      <LineStory state={state} findings={[]} reason={item.reason} notes={item.notes} />
      {busy === null ? null : (
        <p className={css.secondary}>
          {busy === 'checking' ? <Trans>Checking…</Trans> : <Trans>Reading it back…</Trans>}
        </p>
      )}
      <div className={css.actions}>
        {item.can.readBack ? (
          <Button
            size="small"
            isPending={busy !== null}
            onPress={() => void act((calls) => calls.changes.readBack({ changeId }))}
          >
            <Trans>Read back now</Trans>
          </Button>
        ) : null}
        {item.can.sayByHand ? (
          <Button size="small" onPress={() => store.setState({ dialog: { name: 'say-by-hand', changeId } })}>
            <Trans>Say what you found</Trans>
          </Button>
        ) : null}
        {item.can.tryAgain ? (
          <Button
            size="small"
            variant="primary"
            onPress={() => void act((calls) => calls.changes.tryAgain({ changeId }))}
          >
            <Trans>Try again</Trans>
          </Button>
        ) : null}
        {item.here || isApart ? null : (
          <Button size="small" onPress={() => void act((calls) => calls.changes.openCustomer({ changeId }))}>
            <Trans>Open customer</Trans>
          </Button>
        )}
        {item.can.dismiss ? (
          <Button
            size="small"
            variant="quiet"
            onPress={() => void act((calls) => calls.changes.dismiss({ changeId }))}
          >
            <Trans>Dismiss</Trans>
          </Button>
        ) : null}
      </div>
      {isApart ? (
        <p>
          <Trans>
            Nobody here can tell what it changed, so nothing more is sent for this customer from this desk.
            Start the version that recorded it. If there is none, look in {system} by hand, then say what you
            found.
          </Trans>
        </p>
      ) : isOpen ? (
        <p>
          <Trans>
            If it stays unknown, look in {system} by hand: is it “{after}”, or still “{before}”?
          </Trans>
        </p>
      ) : null}
      <LineDetails
        upstream={item.upstream}
        reason={item.reason}
        requestId={item.requestId}
        upstreamRequestId={item.upstreamRequestId}
      />
    </li>
  );
};
