import { Trans } from '@lingui/react/macro';
import type { CardUsageView, LineView } from '../../../shared/ipc/views.ts';
import { useAct } from '../../app/use-act.ts';
import { Notice } from '../../ui/notice.tsx';
import { pendingUsage } from '../customer/pending.ts';
import css from './card-usage-list.module.css';
import { ChannelRow } from './channel-row.tsx';

export interface CardUsageListProps {
  readonly usage: CardUsageView;
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
}

export const CardUsageList = ({ usage, basket, readOnly }: CardUsageListProps) => {
  const act = useAct();
  return (
    <>
      {usage.untold ? (
        <div className={css.notice}>
          <Notice>
            <Trans>Not told does not mean off.</Trans>
          </Notice>
        </div>
      ) : null}
      {usage.channels.map((row) => (
        <ChannelRow
          key={row.channel}
          row={row}
          pending={pendingUsage(basket, row.channel)}
          noticed={usage.untold}
          readOnly={readOnly}
          onChange={(status) =>
            act((calls) => calls.put({ kind: 'card-usage.set', channel: row.channel, status }))
          }
        />
      ))}
      {usage.severalCards ? (
        <p className={css.note}>
          <Trans>A change applies to every card of the account.</Trans>
        </p>
      ) : null}
    </>
  );
};
