import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useAct } from '../../app/use-act.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { problemText } from '../../words/problems.ts';
import { summaryWords } from '../../words/summary.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { ActivityItem } from './activity-item.tsx';
import css from './activity-list.module.css';
import { ApartNotice } from './apart-notice.tsx';
import { useNow } from './use-now.ts';

/** As many as one looks through at the counter; the journal holds all of them. */
const SHOWN = 50;

/** The changes of one customer, newest first; kept up to date by `activity.changed`. */
export const ActivityList = ({ visit }: { readonly visit: string }) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  const calls = useCalls();
  const act = useAct();
  const now = useNow(30_000);
  // Nothing is kept of a customer who is no longer open: the call answers for whoever is.
  const { data: latest, error, refetch } = useQuery({ ...queries.activity(calls, visit, SHOWN), gcTime: 0 });
  // What is being worked on comes first: the past is drawn when there is time for it.
  const data = useDeferredValue(latest);
  const titleOf = (changeId: string): string | null => {
    const item = data?.items.find((one) => one.changeId === changeId);
    if (item === undefined) return null;
    const { title } = summaryWords(i18n, item.summary);
    const at = absoluteTime(i18n, item.at, now, zone);
    return t`${title}, ${at}`;
  };
  const failed =
    error === null ? null : (
      <Notice
        meaning="caution"
        className={css.notice}
        actions={
          <Button size="small" onPress={() => refetch()}>
            <Trans>Read again</Trans>
          </Button>
        }
      >
        {problemText(i18n, problemOf(error))}
      </Notice>
    );
  if (data === undefined) return failed ?? <Skeleton lines={3} className={css.skeleton} />;
  const apart = <ApartNotice records={data.apart ?? []} now={now} />;
  if (data.items.length === 0) {
    return (
      failed ??
      (data.apart === undefined ? null : apart) ?? (
        <p className={css.empty}>
          <Trans>No change was made here for this customer.</Trans>
        </p>
      )
    );
  }
  return (
    <>
      {failed}
      {apart}
      <ul aria-label={t`Changes of this customer`}>
        {data.items.map((item) => (
          <ActivityItem
            key={item.changeId}
            item={item}
            now={Math.max(now, item.at)}
            titleOf={titleOf}
            onUndo={(changeId) => void act((asked) => asked.changes.undo({ changeId }))}
            onTryAgain={(changeId) => void act((asked) => asked.changes.tryAgain({ changeId }))}
            onLink={(changeId) => void act((asked) => asked.changes.link({ changeId }))}
          />
        ))}
      </ul>
    </>
  );
};
