import { Trans, useLingui } from '@lingui/react/macro';
import type { CardUsageView } from '../../../shared/systems/airpay.ts';
import { usageName } from '../../words/names.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';

type Last = NonNullable<CardUsageView['channels'][number]['last']>;

/** The last change made here, with what came of it: never more than the outcome says. */
export const LastHere = ({ last }: { readonly last: Last }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const to = usageName(i18n, last.to);
  const time = absoluteTime(i18n, last.at, Date.now(), zone);
  const outcome = i18n._(STATE_WORDS[last.outcome].word);
  return (
    <span>
      <Trans>
        Last here: {to}, {time}, {last.by}: {outcome}
      </Trans>
    </span>
  );
};
