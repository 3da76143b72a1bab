import * as v from 'valibot';
import { baseUrl } from '../config/address.ts';
import { count } from '../config/fields.ts';
import type { CardUsage } from '../domain/card-usage.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import { channel, list, text, time, usage } from '../fields.ts';
import { defineSystem } from './define-system.ts';

/** The schemes with which airpay's checksum can be made (contract: airpay). */
export const CHECKSUM_SCHEMES = [
  'values-then-secret',
  'secret-then-values',
  'values-date-secret',
  'hmac-sha256',
] as const;

const settings = v.strictObject({
  baseUrl: v.optional(baseUrl, 'https://kraken.airpay.co.in'),
  checksumScheme: v.optional(v.picklist(CHECKSUM_SCHEMES), 'values-then-secret'),
  tokenScope: v.optional(v.picklist(['shared', 'per-customer']), 'shared'),
  entityIdLimit: v.optional(count(1, 500), 50),
});

const UsageChannel = v.strictObject({
  channel,
  status: v.nullable(usage),
  /** The last change of this channel made here. */
  last: v.nullable(v.strictObject({ to: usage, at: time, by: text, outcome: v.picklist(OUTCOMES) })),
});

const panel = v.strictObject({
  channels: list(UsageChannel),
  /** airpay told nothing about any channel: of this customer, or, as far as was seen, of anybody. */
  untold: v.nullable(v.picklist(['here', 'everywhere'])),
  /** How many cards Capillary knows. With several, airpay applies a change to the account as a whole. */
  cards: v.number(),
});

/** Where prepaid cards may be used. */
export const airpay = defineSystem<CardUsage>()({
  idName: 'airpayEntityId',
  settings,
  credentials: {
    forms: [
      {
        name: 'shared',
        fields: [
          { name: 'token', kind: 'token' },
          { name: 'secretKey', kind: 'secret' },
        ],
      },
      { name: 'per-customer', fields: [{ name: 'secretKey', kind: 'secret' }] },
    ],
    wanted: ({ tokenScope }) => tokenScope,
  },
  idSource: 'capillary.identifiers.externalId',
  panel,
});

/** How airpay is called at a branch. */
export type AirpaySettings = v.InferOutput<typeof settings>;

/** What the card usage panel shows. */
export type CardUsageView = v.InferOutput<typeof panel>;
