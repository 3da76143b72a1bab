import * as v from 'valibot';
import { CHANNELS, USAGE_STATUSES } from '../domain/card-usage.ts';
import { noneTwice } from './lists.ts';

const status = v.optional(v.picklist(USAGE_STATUSES));

const cardUsage = v.pipe(
  v.strictObject({ CONTACTLESS: status, ATM: status, POS: status, ECOM: status }),
  v.check(
    (channels) => CHANNELS.some((channel) => channels[channel] !== undefined),
    'must set at least one channel',
  ),
);

const preset = v.strictObject({
  /** Stands on the button. */
  name: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(40),
    v.regex(/^\P{Cc}*$/u, 'must not hold control characters'),
  ),
  /** What is wished for each channel; one that is left out stays as it is. */
  cardUsage,
});

/** What several channels of card usage are set to at once: names a wish, and stages only what differs from it. */
export type Preset = v.InferOutput<typeof preset>;

/** The presets of a branch that configures none. The screen has these names in every language. */
export const DEFAULT_PRESETS = [
  { name: 'Safe default', cardUsage: { CONTACTLESS: 'NOTALLOWED', ECOM: 'NOTALLOWED' } },
  {
    name: 'Block everything',
    cardUsage: { CONTACTLESS: 'NOTALLOWED', ATM: 'NOTALLOWED', POS: 'NOTALLOWED', ECOM: 'NOTALLOWED' },
  },
  {
    name: 'Allow everything',
    cardUsage: { CONTACTLESS: 'ALLOWED', ATM: 'ALLOWED', POS: 'ALLOWED', ECOM: 'ALLOWED' },
  },
] as const satisfies readonly Preset[];

/** The section `presets` of the configuration: at most nine, as many as there are keys for them. */
export const PresetsSchema = v.pipe(
  v.array(preset),
  v.maxLength(9),
  noneTwice(({ name }) => name, 'is the name of another preset already', 'name'),
);
