import { Trans, useLingui } from '@lingui/react/macro';
import type { ApartRecordsView } from '../../../shared/ipc/set-apart.ts';
import { Notice } from '../../ui/notice.tsx';
import { absoluteTime, fullTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import css from './apart-notice.module.css';

interface ApartRecordsProps {
  readonly records: ApartRecordsView;
  readonly now: number;
}

/** Records of other versions of which this one cannot tell what they are: that they are there, since when, their ids. */
export const ApartNotice = ({ records, now }: ApartRecordsProps) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  if (records.length === 0) return null;
  return (
    <Notice meaning="caution" className={css.notice}>
      <Trans>Recorded by another version, and this one cannot tell what it is:</Trans>
      <ul aria-label={t`Records of another version`} className={css.list}>
        {records.map(({ id, at, type }) => (
          <li key={id}>
            <time dateTime={new Date(at).toISOString()} title={fullTime(i18n, at, zone)}>
              {absoluteTime(i18n, at, now, zone)}
            </time>{' '}
            <span className={css.code}>{type}</span> <span className={css.code}>{id}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
