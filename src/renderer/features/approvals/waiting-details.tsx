import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import { recordedAskedWords } from '../../words/asked.ts';
import { problemWords } from '../../words/problems.ts';
import { summaryWords } from '../../words/summary.ts';
import { absoluteTime, fullTime, relativeTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { useNow } from '../activity/use-now.ts';
import { FindingItem } from '../basket/finding-item.tsx';
import { findingKey, worstFirst } from '../basket/findings-order.ts';
import css from './approve-dialog.module.css';
import { DifferenceTable } from './difference-table.tsx';
import type { WaitingItem } from './field-difference.ts';

/** Who asks for a change, for whom and when, why it waits, and what it would change. */
export const WaitingDetails = ({ item }: { readonly item: WaitingItem }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const now = useNow(30_000);
  const { detail } = summaryWords(i18n, item.summary);
  const maker = item.maker.name;
  const customer = item.customer.name;
  return (
    <>
      <div>
        <p className={css.who}>
          <Trans>
            <strong>{maker}</strong> asks for this for <strong>{customer}</strong>
          </Trans>
          {item.customer.masked === null ? null : <> {item.customer.masked}</>}
        </p>
        <p className={css.secondary}>
          <time dateTime={new Date(item.since).toISOString()} title={fullTime(i18n, item.since, zone)}>
            {absoluteTime(i18n, item.since, now, zone)} ({relativeTime(i18n, Math.min(item.since, now), now)})
          </time>
        </p>
        {item.asked === undefined ? null : (
          <p className={css.secondary}>{recordedAskedWords(i18n, item.asked)}</p>
        )}
      </div>
      {item.again === null ? null : <Notice meaning="caution">{problemWords(i18n, item.again).what}</Notice>}
      {worstFirst(item.findings)
        .filter(({ problem }) => problem.code !== 'change.stale')
        .map((finding) => (
          <FindingItem key={findingKey(finding)} finding={finding} advises={false} />
        ))}
      <DifferenceTable item={item} />
      {detail === null ? null : <p className={css.secondary}>{detail}</p>}
    </>
  );
};
