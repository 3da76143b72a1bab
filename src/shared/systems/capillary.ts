import * as v from 'valibot';
import { baseUrl } from '../config/address.ts';
import { count, identifierTypes, settingsLine } from '../config/fields.ts';
import { noneTwice } from '../config/lists.ts';
import type { LoyaltyCustomer } from '../domain/customer.ts';
import { CardsPanelSchema } from './capillary-panel.ts';
import { defineSystem } from './define-system.ts';

const settings = v.strictObject({
  baseUrl,
  auth: v.optional(v.picklist(['basic', 'oauth']), 'basic'),
  attribution: v.optional(v.strictObject({ entityType: settingsLine(50), entityCode: settingsLine(100) })),
  sources: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          source: settingsLine(50),
          accountId: v.optional(v.nullable(settingsLine(100)), null),
        }),
      ),
      v.minLength(1, 'must name at least one source'),
      noneTwice(({ source, accountId }) => JSON.stringify([source, accountId]), 'is in the list twice'),
    ),
    [{ source: 'INSTORE', accountId: null }],
  ),
  lookupTypes: v.optional(identifierTypes, ['mobile', 'email', 'externalId', 'cardnumber', 'wechat']),
  changeTypes: v.optional(identifierTypes, ['mobile', 'email', 'wechat', 'cardnumber']),
  perMinute: v.optional(count(1, 100_000), 600),
});

/** Who a customer is: cards and identifiers. */
export const capillary = defineSystem<LoyaltyCustomer>()({
  idName: 'capillaryId',
  settings,
  credentials: {
    forms: [
      {
        name: 'basic',
        fields: [
          { name: 'till', kind: 'name' },
          { name: 'password', kind: 'password' },
        ],
      },
      {
        name: 'oauth',
        fields: [
          { name: 'key', kind: 'name' },
          { name: 'secret', kind: 'secret' },
        ],
      },
    ],
    wanted: ({ auth }) => auth,
  },
  idSource: null,
  panel: CardsPanelSchema,
});

/** How Capillary is called at a branch. */
export type CapillarySettings = v.InferOutput<typeof settings>;
