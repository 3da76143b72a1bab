import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { recordedAskedWords } from '../../words/asked.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { storyWords, summaryWords } from '../../words/summary.ts';
import { ApprovedBy } from '../approvals/approved-by.tsx';
import { TokenOffer } from '../card-usage/token-offer.tsx';
import { approveKeys } from './apply-keys.ts';
import css from './basket-line.module.css';
import { Follows } from './follows.tsx';
import { FromTo } from './from-to.tsx';
import { LineDetails } from './line-details.tsx';
import { LineStory } from './line-story.tsx';
import { StateMark } from './state-mark.tsx';
import { UndoOffer } from './undo-offer.tsx';

interface BasketLineProps {
  readonly line: LineView;
  readonly onRemove: (changeId: string) => void;
  readonly onReadBack: (changeId: string) => void;
  readonly onUndo: (changeId: string) => void;
  readonly onTryAgain: (changeId: string) => void;
  readonly onApprove: (changeId: string) => void;
  /** Drafts the same again over what is there now. */
  readonly onRenew: (changeId: string) => void;
  /** Asks how the customer consents. */
  readonly onConsent: (changeId: string) => void;
  /** What another line of this visit is about, by the id of its change. */
  readonly titleOf: (changeId: string) => string | null;
  /** Whether it is this line that the undo keys take back. */
  readonly undoneByKeys: boolean;
  /** Whether it is this line that the approval keys bring before a second person. */
  readonly approvedByKeys: boolean;
}

const PlainLine = ({
  line,
  onRemove,
  onReadBack,
  onUndo,
  onTryAgain,
  onApprove,
  onRenew,
  onConsent,
  titleOf,
  undoneByKeys,
  approvedByKeys,
}: BasketLineProps) => {
  const { i18n, t } = useLingui();
  const words = summaryWords(i18n, line.summary);
  const { title, before, after, detail } = words;
  const word = i18n._(STATE_WORDS[line.state].word);
  const { can } = line;
  // A step whose step before is no longer in the basket says nothing while it waits: a check tells when that step was
  // not done.
  const stepBefore = line.after === undefined ? null : titleOf(line.after);
  const of = (changeId: string | undefined): string | null =>
    changeId === undefined ? null : (titleOf(changeId) ?? t`an earlier change`);
  return (
    <li className={cx(css.line, stepBefore !== null && css.then)} aria-label={storyWords(i18n, words, word)}>
      <div className={css.head}>
        <span className={css.title}>{title}</span>
        {can.remove ? (
          <Button
            variant="quiet"
            size="small"
            className={css.remove}
            aria-label={t`Remove from basket: ${title}`}
            onPress={() => onRemove(line.changeId)}
          >
            <Trans>Remove</Trans>
          </Button>
        ) : null}
      </div>
      <div className={css.change}>
        <FromTo before={before} after={after} />
        <StateMark state={line.state} />
      </div>
      {detail === null ? null : <p className={css.secondary}>{detail}</p>}
      {line.asked === undefined ? null : (
        <p className={css.secondary}>{recordedAskedWords(i18n, line.asked)}</p>
      )}
      <Follows undoOf={of(line.undoOf)} retryOf={of(line.retryOf)} />
      {stepBefore === null || !can.edit ? null : (
        <p className={css.secondary}>
          <Trans>Sent only once this is confirmed: {stepBefore}</Trans>
        </p>
      )}
      {line.approvedBy === undefined ? null : (
        <p className={css.secondary}>
          <ApprovedBy id={line.approvedBy} />
        </p>
      )}
      <LineStory state={line.state} findings={line.findings} reason={line.reason} notes={line.notes} />
      {line.busy === null ? null : (
        <p className={css.secondary}>
          {line.busy === 'checking' ? <Trans>Checking…</Trans> : <Trans>Reading it back…</Trans>}
        </p>
      )}
      {can.renew ? (
        <Button
          size="small"
          className={css.action}
          aria-label={t`Keep my edit: ${title}`}
          onPress={() => onRenew(line.changeId)}
        >
          <Trans>Keep my edit</Trans>
        </Button>
      ) : null}
      {can.consent ? (
        <Button
          size="small"
          className={css.action}
          aria-label={t`Say how consent is given: ${title}`}
          onPress={() => onConsent(line.changeId)}
        >
          <Trans>Say how consent is given</Trans>
        </Button>
      ) : null}
      {can.readBack ? (
        <Button
          size="small"
          className={css.action}
          aria-label={t`Read back now: ${title}`}
          isPending={line.busy !== null}
          onPress={() => onReadBack(line.changeId)}
        >
          <Trans>Read back now</Trans>
        </Button>
      ) : null}
      {line.state === 'needs-approval' ? (
        <Button
          size="small"
          className={css.action}
          aria-haspopup="dialog"
          isDisabled={!can.approve}
          {...(approvedByKeys ? { keys: approveKeys(navigator.userAgent) } : {})}
          onPress={() => onApprove(line.changeId)}
        >
          <Trans>Approve…</Trans>
        </Button>
      ) : null}
      {can.tryAgain ? (
        <Button
          size="small"
          className={css.action}
          isPending={line.busy !== null}
          onPress={() => onTryAgain(line.changeId)}
        >
          {line.after === undefined ? <Trans>Try again</Trans> : <Trans>Go on from here</Trans>}
        </Button>
      ) : null}
      {line.reason !== null && (line.state === 'refused' || line.state === 'rejected') ? (
        <TokenOffer problem={line.reason} className={css.action} />
      ) : null}
      <UndoOffer line={line} byKeys={undoneByKeys} onUndo={onUndo} />
      <LineDetails
        upstream={line.upstream}
        reason={line.reason}
        requestId={line.requestId}
        upstreamRequestId={line.upstreamRequestId}
      />
    </li>
  );
};

/** Whether a line says something about another one, which may have changed. */
const namesOthers = ({ after, undoOf, retryOf }: LineView): boolean =>
  after !== undefined || undoOf !== undefined || retryOf !== undefined;

/**
 * One change of this visit: what it does, where it stands, why, and what can be done about it. There may be hundreds,
 * so one that did not change is not drawn again. Its callbacks may be new functions each time: they do the same, so
 * they are not compared.
 */
export const BasketLine = memo(
  PlainLine,
  (before, now) =>
    before.line === now.line &&
    before.undoneByKeys === now.undoneByKeys &&
    before.approvedByKeys === now.approvedByKeys &&
    !namesOthers(now.line),
);
