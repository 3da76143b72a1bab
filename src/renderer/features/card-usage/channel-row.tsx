import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { USAGE_STATUSES, type UsageStatus } from '../../../shared/domain/card-usage.ts';
import type { CardUsageView } from '../../../shared/systems/airpay.ts';
import { describedBy, type TellWhy } from '../../ui/barred.ts';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { useWished } from '../../ui/use-wished.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { channelName, usageName } from '../../words/names.ts';
import css from './channel-row.module.css';
import { LastHere } from './last-here.tsx';
import type { pendingUsage } from './pending-usage.ts';

interface ChannelRowProps {
  readonly row: CardUsageView['channels'][number];
  /** The edit that waits in the basket. */
  readonly pending: ReturnType<typeof pendingUsage>;
  /** A notice above says already that airpay tells nothing: two words here are enough. */
  readonly noticed: boolean;
  readonly readOnly: boolean;
  /** Why whoever is signed in may not change it; null: they may. */
  readonly barred?: TellWhy | null;
  readonly onChange: (status: UsageStatus) => Promise<unknown>;
}

/** One channel: what is so or wished, and under its name what was. */
export const ChannelRow = ({ row, pending, noticed, readOnly, barred = null, onChange }: ChannelRowProps) => {
  const { i18n } = useLingui();
  const id = useId();
  const { channel, status, last } = row;
  const [shown, wish] = useWished(pending?.summary.to ?? status, async (wished) => {
    if (wished !== null) await onChange(wished);
  });
  const brief = noticed && status === null && pending === null;
  return (
    <div className={css.row}>
      <div className={css.name}>
        <span id={`${id}-name`}>{channelName(i18n, channel)}</span>
        {pending === null ? null : (
          <span id={`${id}-under`}>
            <PendingMark state={pending.line.state} was={usageName(i18n, status)} />
          </span>
        )}
        {brief ? (
          <span id={`${id}-under`} className={css.untold}>
            <Trans>
              Not told<VisuallyHidden> by airpay</VisuallyHidden>
            </Trans>
          </span>
        ) : null}
      </div>
      <div
        role="radiogroup"
        aria-labelledby={`${id}-name`}
        aria-describedby={describedBy(
          barred,
          brief || pending !== null ? `${id}-under ${id}-about` : `${id}-about`,
        )}
        aria-readonly={readOnly || undefined}
        className={css.group}
      >
        {USAGE_STATUSES.map((value) => (
          <label key={value} className={css.radio}>
            <input
              type="radio"
              name={id}
              className={css.input}
              disabled={readOnly}
              aria-disabled={barred !== null || undefined}
              checked={shown === value}
              onChange={() => (barred === null ? wish(value) : barred())}
            />
            <span aria-hidden="true" className={css.dot} />
            {usageName(i18n, value)}
          </label>
        ))}
      </div>
      <div id={`${id}-about`} className={css.about}>
        {status === null && !noticed ? (
          <span>
            <Trans>Not told by airpay</Trans>
          </span>
        ) : null}
        {status === null && last !== null ? <LastHere last={last} /> : null}
      </div>
    </div>
  );
};
