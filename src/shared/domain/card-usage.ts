/** The channels in which a prepaid card can be used, as airpay spells them (contract: airpay, S). */
export const CHANNELS = ['CONTACTLESS', 'ATM', 'POS', 'ECOM'] as const;

/** A channel of card usage. */
export type Channel = (typeof CHANNELS)[number];

/** The two states that a channel can be set to (contract: airpay, S). */
export const USAGE_STATUSES = ['ALLOWED', 'NOTALLOWED'] as const;

/** Whether card usage in a channel is allowed. */
export type UsageStatus = (typeof USAGE_STATUSES)[number];

/** What airpay tells about each channel; `null` is "not told", which is never "off". */
export type CardUsage = Readonly<Record<Channel, UsageStatus | null>>;

/** Whether nothing is told about any channel. */
export const isUntold = (usage: CardUsage): boolean => Object.values(usage).every((state) => state === null);
