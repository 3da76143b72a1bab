import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { openVisit, useDesk } from '../../../app/store.ts';
import { useCalls } from '../../../ipc/calls-context.ts';
import { problemOf } from '../../../ipc/problem-error.ts';
import { queries } from '../../../ipc/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { problemText } from '../../../words/problems.ts';
import { useNow } from '../../activity/use-now.ts';
import css from './card-history-dialog.module.css';
import { CardHistoryItem } from './card-history-item.tsx';

interface CardHistoryDialogProps {
  /** The ref of the card. */
  readonly card: string;
  readonly onClose: () => void;
}

/** What was done to a card, newest first, as Capillary keeps it. */
export const CardHistoryDialog = ({ card, onClose }: CardHistoryDialogProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const now = useNow(30_000);
  const history = useQuery(queries.cardHistory(calls, card));
  const masked = useDesk((desk) => {
    const panel = openVisit(desk)?.panels.capillary;
    return panel?.state === 'ready' ? panel.data.cards.find(({ ref }) => ref === card)?.masked : undefined;
  });
  const { entries = [], total = 0 } = history.data ?? {};
  const shown = entries.length;
  return (
    <Dialog title={t`History of ${masked ?? history.data?.masked ?? ''}`} width="wide" onClose={onClose}>
      <div className={css.body} aria-busy={history.isFetching}>
        {history.isFetching ? <Skeleton lines={3} /> : null}
        {history.isError && !history.isFetching ? (
          <Notice
            meaning="danger"
            announce="alert"
            actions={
              <Button size="small" onPress={() => void history.refetch()}>
                <Trans>Try again</Trans>
              </Button>
            }
          >
            {problemText(i18n, problemOf(history.error))}
          </Notice>
        ) : null}
        {history.data === undefined || history.isFetching ? null : shown === 0 ? (
          <p className={css.secondary}>
            <Trans>Capillary has no history of this card.</Trans>
          </p>
        ) : (
          <ol aria-label={t`History, newest first`} className={css.list}>
            {entries.map((entry, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and are never reordered
              <CardHistoryItem key={at} entry={entry} now={now} />
            ))}
          </ol>
        )}
        {total > shown ? (
          <p className={css.secondary}>
            <Trans>
              The newest {shown} of {total}.
            </Trans>
          </p>
        ) : null}
      </div>
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
};
