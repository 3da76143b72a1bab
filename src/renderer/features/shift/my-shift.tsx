import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { shiftQueries } from '../../ipc/shift-queries.ts';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { problemText } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { CountsGrid } from './counts-grid.tsx';
import { countsTable } from './counts-table.ts';
import { HandOverForm } from './hand-over-form.tsx';
import css from './shift-dialog.module.css';
import { ShiftList } from './shift-list.tsx';

/** What whoever is signed in did since the branch's day began, what is left of it, and the hand-over. */
export const MyShift = () => {
  const { i18n, t } = useLingui();
  const calls = useCalls();
  const zone = useZone();
  const operators = useDesk((desk) => desk.operators);
  const name = operators?.operator?.name ?? '';
  const { data, error } = useQuery(shiftQueries.mine(calls));
  if (error !== null)
    return (
      <Notice meaning="danger" announce="alert">
        {problemText(i18n, problemOf(error))}
      </Notice>
    );
  if (data === undefined) return <Skeleton lines={6} />;
  const { from, until, items, looks } = data;
  const systems = Map.groupBy(data.counts, ({ upstream }) => upstream);
  const table = countsTable([...systems].map(([key, counts]) => ({ key, counts })));
  const since = absoluteTime(i18n, from, until, zone);
  const now = absoluteTime(i18n, until, until, zone);
  const { total } = table;
  return (
    <div className={css.parts}>
      <p>
        <Trans>
          {name}, from {since} to {now}:{' '}
          <Plural value={total} _0="no changes yet." one="# change." other="# changes." />
        </Trans>
      </p>
      {table.total === 0 ? null : (
        <CountsGrid
          table={table}
          caption={<Trans>By system and outcome</Trans>}
          head={<Trans>System</Trans>}
          nameOf={upstreamName}
        />
      )}
      <section className={css.part} aria-label={t`What still needs a look`}>
        <h3 className={css.heading}>
          <Trans>What still needs a look</Trans>
        </h3>
        {looks.length === 0 ? (
          <p>
            <Trans>Nothing of yours.</Trans>
          </p>
        ) : (
          <ShiftList label={t`Your changes that still need a look`} items={looks} now={until} />
        )}
      </section>
      {operators?.from === 'roster' ? (
        <section className={css.handOver} aria-label={t`Hand over`}>
          <h3 className={css.heading}>
            <Trans>Hand over</Trans>
          </h3>
          <HandOverForm />
        </section>
      ) : null}
      {items.length === 0 ? null : (
        <section className={css.part} aria-label={t`What you changed`}>
          <h3 className={css.heading}>
            <Trans>What you changed</Trans>
          </h3>
          <ShiftList label={t`Your changes today`} items={items} now={until} />
          {items.length < table.total ? (
            <p>
              <Trans>
                The newest {items.length} of {table.total} are listed.
              </Trans>
            </p>
          ) : null}
        </section>
      )}
    </div>
  );
};
