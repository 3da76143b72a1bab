import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { BranchFilter } from '../../../shared/ipc/branch-activity.ts';
import { branchActivity } from '../../ipc/branch-queries.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { Button } from '../../ui/button.tsx';
import { ReloadIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WholeWindow } from '../../ui/whole-window.tsx';
import { problemText } from '../../words/problems.ts';
import { type Zone, zoneName } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { ApartNotice } from '../activity/apart-notice.tsx';
import { useNow } from '../activity/use-now.ts';
import css from './branch-activity-dialog.module.css';
import { BranchDetails } from './branch-details.tsx';
import { ALL, BranchFilters, type Chosen } from './branch-filters.tsx';
import { BranchList } from './branch-list.tsx';
import { daySpan } from './day-span.ts';

const filterOf = ({ outcome, operator, upstream, day }: Chosen, zone: Zone): BranchFilter => ({
  ...(outcome === '' ? {} : { outcome }),
  ...(operator === '' ? {} : { operator }),
  ...(upstream === '' ? {} : { upstream }),
  ...daySpan(day, zoneName(zone)),
});

/** Everything that was changed at this branch, for every customer. Looking is itself on record. */
export const BranchActivityDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { i18n, t } = useLingui();
  const calls = useCalls();
  const now = useNow(30_000);
  const zone = useZone();
  const [chosen, setChosen] = useState(ALL);
  const [run, setRun] = useState(0);
  const [selected, setSelected] = useState(0);
  const found = useInfiniteQuery(branchActivity(calls, filterOf(chosen, zone), run));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, isFetching } = found;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const item = items[Math.min(selected, items.length - 1)];
  const onMore = useCallback(() => {
    if (!isFetchingNextPage && !isFetching) void fetchNextPage();
  }, [isFetchingNextPage, isFetching, fetchNextPage]);
  const ask = (next: Chosen): void => {
    setSelected(0);
    setChosen(next);
  };
  return (
    <WholeWindow
      title={t`Branch activity`}
      className={css.dialog}
      onClose={onClose}
      bar={
        <>
          <BranchFilters chosen={chosen} operators={data?.pages[0]?.operators ?? []} onChange={ask} />
          <Button icon={<ReloadIcon />} onPress={() => setRun((before) => before + 1)}>
            <Trans>Read again</Trans>
          </Button>
          <Button autoFocus onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
        </>
      }
    >
      {error === null ? null : (
        <Notice meaning="danger" announce="alert">
          {problemText(i18n, problemOf(error))}
        </Notice>
      )}
      <ApartNotice records={data?.pages[0]?.apart ?? []} now={now} />
      {data === undefined ? (
        error === null && <Skeleton lines={6} className={css.skeleton} />
      ) : items.length === 0 ? (
        <p className={css.empty}>
          <Trans>No change at this branch fits what is chosen.</Trans>
        </p>
      ) : (
        <div className={css.parts}>
          <BranchList
            key={run}
            items={items}
            selected={Math.min(selected, items.length - 1)}
            now={now}
            more={hasNextPage}
            onSelect={setSelected}
            onMore={onMore}
          />
          {item === undefined ? null : <BranchDetails item={item} now={Math.max(now, item.at)} />}
        </div>
      )}
      <p className={css.foot}>
        <Trans>Looking across customers is recorded with your name and what you chose.</Trans>
      </p>
    </WholeWindow>
  );
};
