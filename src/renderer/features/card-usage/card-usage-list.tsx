import { Plural, Trans } from '@lingui/react/macro';
import type { LineView } from '../../../shared/ipc/views.ts';
import { cardUsageSet, setUsage } from '../../../shared/kinds/card-usage-set.ts';
import type { CardUsageView } from '../../../shared/systems/airpay.ts';
import { useAct } from '../../app/use-act.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useBarred } from '../operators/use-barred.ts';
import css from './card-usage-list.module.css';
import { ChannelRow } from './channel-row.tsx';
import { pendingUsage } from './pending-usage.ts';
import { PresetRow } from './preset-row.tsx';

interface CardUsageListProps {
  readonly usage: CardUsageView;
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
}

export const CardUsageList = ({ usage, basket, readOnly }: CardUsageListProps) => {
  const act = useAct();
  const barred = useBarred().kinds(cardUsageSet.name);
  return (
    <>
      {usage.cards > 1 ? (
        <p className={css.warning}>
          <WarningIcon size={12} />
          <span>
            <VisuallyHidden>
              <Trans>Warning:</Trans>{' '}
            </VisuallyHidden>
            <Plural
              value={usage.cards}
              one="Applies to the whole account: # card."
              other="Applies to the whole account: # cards."
            />
          </span>
        </p>
      ) : null}
      {usage.untold === null ? null : (
        <div className={css.notice}>
          <Notice>
            {usage.untold === 'everywhere' ? (
              <Trans>
                airpay tells this branch no states at all. Not told does not mean off, and a change stays
                Accepted: nothing can be confirmed.
              </Trans>
            ) : (
              <Trans>Not told does not mean off.</Trans>
            )}
          </Notice>
        </div>
      )}
      {usage.channels.map((row) => (
        <ChannelRow
          key={row.channel}
          row={row}
          pending={pendingUsage(basket, row.channel)}
          noticed={usage.untold !== null}
          readOnly={readOnly}
          barred={barred}
          onChange={(status) => act((calls) => calls.drafts.put({ request: setUsage(row.channel, status) }))}
        />
      ))}
      {readOnly ? null : <PresetRow />}
    </>
  );
};
