import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { shiftQueries } from '../../ipc/shift-queries.ts';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { dateFormat } from '../../words/formats.ts';
import { problemText } from '../../words/problems.ts';
import { absoluteTime, zoneName } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { useName } from '../operators/use-name.ts';
import { CountsGrid } from './counts-grid.tsx';
import { countsTable, fromFirst } from './counts-table.ts';
import { DayChart } from './day-chart.tsx';
import { sentenceOf } from './sentence.ts';
import css from './shift-dialog.module.css';

/** The branch's day: changes by hour and outcome, as a chart and as a table, and by operator. */
export const BranchDay = () => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const zone = useZone();
  const personOf = useName();
  const { data, error } = useQuery(shiftQueries.branch(calls));
  if (error !== null)
    return (
      <Notice meaning="danger" announce="alert">
        {problemText(i18n, problemOf(error))}
      </Notice>
    );
  if (data === undefined) return <Skeleton lines={6} />;
  const { until, people } = data;
  const hours = countsTable(fromFirst(data.hours).map(({ at, counts }) => ({ key: String(at), counts })));
  const timeOf = (key: string): string => absoluteTime(i18n, Number(key), until, zone);
  const hourOf = (key: string): string =>
    dateFormat(i18n, { timeZone: zoneName(zone), hour: '2-digit', hourCycle: 'h23' }).format(Number(key));
  const now = absoluteTime(i18n, until, until, zone);
  if (hours.total === 0)
    return (
      <p>
        <Trans>No changes at this desk today, up to {now}.</Trans>
      </p>
    );
  const words = sentenceOf(i18n, hours, timeOf);
  return (
    <div className={css.parts}>
      <p>
        <Trans>Up to {now}:</Trans> {words}
      </p>
      <DayChart table={hours} nameOf={hourOf} words={words} />
      <CountsGrid
        table={hours}
        caption={<Trans>By hour and outcome</Trans>}
        head={<Trans>From</Trans>}
        nameOf={timeOf}
      />
      <CountsGrid
        table={countsTable(people.map(({ operator, counts }) => ({ key: operator, counts })))}
        caption={<Plural value={people.length} one="# operator" other="# operators" />}
        head={<Trans>Operator</Trans>}
        nameOf={personOf}
      />
    </div>
  );
};
