import * as v from 'valibot';
import { baseUrl } from '../config/address.ts';
import type { CommunicationPreferences } from '../domain/communication.ts';
import { list, nullableText, ref, text, yesNo } from '../fields.ts';
import { Cut } from './cut.ts';
import { defineSystem } from './define-system.ts';

const settings = v.strictObject({
  baseUrl: v.optional(baseUrl, 'https://api.wm.com/v1'),
  accept: v.optional(v.picklist(['json', 'xml']), 'json'),
});

const SelectionRow = v.strictObject({
  ref,
  type: text,
  masked: text,
  optIn: yesNo,
  modifiedBy: nullableText,
  modifiedAt: nullableText,
});

const panel = v.strictObject({
  categories: list(
    v.strictObject({
      name: text,
      enabled: v.nullable(v.boolean()),
      channels: list(
        v.strictObject({
          name: text,
          /** WM's summary of the channel disagrees with its selections. */
          disagrees: v.boolean(),
          selections: list(SelectionRow),
        }),
      ),
    }),
  ),
  /** Left out where the set is shown whole. */
  cut: v.optional(Cut),
  /** Where it is not: how many of all selections are on, and how many of those are texts. */
  on: v.optional(v.strictObject({ everything: v.number(), texts: v.number() })),
});

/** How a customer may be reached. */
export const wm = defineSystem<CommunicationPreferences>()({
  idName: 'wmCustomerId',
  settings,
  credentials: {
    forms: [
      {
        name: 'access-token',
        fields: [
          { name: 'clientId', kind: 'word' },
          { name: 'accessToken', kind: 'access-token' },
        ],
      },
    ],
    wanted: () => 'access-token',
  },
  idSource: 'capillary.fields.wm_customer_id',
  panel,
});

/** How WM is called at a branch. */
export type WmSettings = v.InferOutput<typeof settings>;

/** What the communication panel shows. */
export type CommunicationView = v.InferOutput<typeof panel>;
