import type { Preset } from '../../shared/config/presets.ts';
import { CHANNELS, type Channel, type UsageStatus } from '../../shared/domain/card-usage.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { cardUsageSet, setUsage } from '../../shared/kinds/card-usage-set.ts';
import type { Basket } from './basket.ts';
import type { Visit } from './visit.ts';

/** One channel of a preset, and what is wished for it. */
interface PresetPart {
  readonly channel: Channel;
  readonly status: UsageStatus;
}

/** What a preset wishes, in the order of the channels on screen. Pure. */
export const partsOf = ({ cardUsage }: Preset): readonly PresetPart[] =>
  CHANNELS.flatMap((channel) => {
    const status = cardUsage[channel];
    return status === undefined ? [] : [{ channel, status }];
  });

/**
 * Stages what differs from a preset, and gives how many lines that made: a channel that is as the preset wishes gets
 * none, a channel whose state airpay does not tell gets one. All or nothing: `visit.busy` while a change of one of its
 * channels is being applied, `visit.gone` for a preset or a panel that is not there.
 */
export const createPresets =
  (deps: {
    readonly presets: readonly Preset[];
    readonly basket: Pick<Basket, 'put'>;
    readonly openVisit: () => Visit | null;
  }) =>
  (name: string): Result<number> => {
    const { presets, basket, openVisit } = deps;
    const visit = openVisit();
    if (visit === null) return fail('visit.none');
    const preset = presets.find((one) => one.name === name);
    if (preset === undefined) return fail('visit.gone');
    const parts = partsOf(preset);
    const isUnderWay = visit.lines.some(
      ({ underWay, summary }) =>
        underWay && cardUsageSet.is(summary) && parts.some(({ channel }) => channel === summary.channel),
    );
    if (isUnderWay) return fail('visit.busy');
    let staged = 0;
    for (const { channel, status } of parts) {
      const put = basket.put(setUsage(channel, status));
      if (!put.ok) return put;
      if (put.value !== null) staged += 1;
    }
    return ok(staged);
  };
