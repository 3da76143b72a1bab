import * as v from 'valibot';
import { CHANNELS, type Channel, USAGE_STATUSES, type UsageStatus } from '../domain/card-usage.ts';
import { defineKind } from './define-kind.ts';

const channel = v.picklist(CHANNELS);
const status = v.picklist(USAGE_STATUSES);

const told = (prior: string | null): UsageStatus | null =>
  USAGE_STATUSES.find((one) => one === prior) ?? null;

/** Allows card usage in one channel, or stops it. */
export const cardUsageSet = defineKind({
  name: 'card-usage.set',
  upstream: 'airpay',
  alone: true,
  payload: { channel, status },
  request: { channel, status },
  summary: { channel, from: v.nullable(status), to: status },
  slot: (payload) => ['usage', payload.channel],
  summarize: (payload, { prior }) => ({ channel: payload.channel, from: told(prior), to: payload.status }),
});

/** Asks for another state of one channel. */
export const setUsage = (channel: Channel, status: UsageStatus) =>
  ({ kind: 'card-usage.set', channel, status }) as const;
