import fc from 'fast-check';
import type { HttpReply, HttpResult } from '../../../../../src/main/systems/http/call.ts';
import type { RecordedAsked } from '../../../../../src/shared/domain/asked.ts';
import type { Change } from '../../../../../src/shared/domain/change.ts';
import type { ChangePayloads } from '../../../../../src/shared/kinds/kinds.ts';

/** A selection, a channel and a category as WM writes them. */
interface WireSelection {
  readonly value: string;
  readonly type: string;
  readonly is_opt_in: 'Y' | 'N';
  readonly audit_info?: { readonly modified_by: string; readonly modified_date_time: string };
}
interface WireChannel {
  readonly name: string;
  readonly is_opt_in?: 'Y' | 'N';
  readonly selections: readonly WireSelection[];
}
export interface WireCategory {
  readonly category: string;
  readonly is_category_enabled?: 'Y' | 'N';
  readonly channels: readonly WireChannel[];
}

// Carriage returns and characters that XML cannot hold are left out: they cannot survive in XML by its own rules.
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
    fc.constantFrom(
      'Text',
      'Email',
      ' 1233454567 ',
      '0012',
      '1e3',
      'a&b<c>"d\'',
      ']]>',
      '&amp;',
      'true',
      '__proto__',
    ),
  )
  .map((value) => value.replace(/[^\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
const flag = fc.constantFrom<('Y' | 'N')[]>('Y', 'N');

const selection: fc.Arbitrary<WireSelection> = fc.record(
  {
    value: text,
    type: text,
    is_opt_in: flag,
    audit_info: fc.record({ modified_by: text, modified_date_time: text }),
  },
  { requiredKeys: ['value', 'type', 'is_opt_in'] },
);
const channel: fc.Arbitrary<WireChannel> = fc.record(
  { name: text, is_opt_in: flag, selections: fc.array(selection, { maxLength: 4 }) },
  { requiredKeys: ['name', 'selections'] },
);
const category: fc.Arbitrary<WireCategory> = fc.record(
  { category: text, is_category_enabled: flag, channels: fc.array(channel, { maxLength: 3 }) },
  { requiredKeys: ['category', 'channels'] },
);

/** Any complete set that WM can return. */
export const wirePreferences: fc.Arbitrary<readonly WireCategory[]> = fc.array(category, { maxLength: 3 });

const escaped = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Writes a JSON value as XML with the same names: a list is its items one after another. */
export const asXml = (name: string, value: unknown): string => {
  if (Array.isArray(value)) return value.map((item) => asXml(name, item)).join('');
  if (typeof value !== 'object' || value === null) return `<${name}>${escaped(String(value))}</${name}>`;
  return `<${name}>${Object.entries(value)
    .map(([key, member]) => asXml(key, member))
    .join('\n  ')}</${name}>`;
};

/** A reply as the HTTP layer hands it on. */
export const reply = (status: number, body: unknown, contentType = 'application/json'): HttpReply => ({
  status,
  headers: { 'content-type': contentType },
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A reply as the result of a call. */
export const replied = (...args: Parameters<typeof reply>): HttpResult => ({
  ok: true,
  reply: reply(...args),
});

/** The customer, at the counter, consents. */
export const CONSENT: RecordedAsked = {
  who: null,
  how: 'in-person',
  other: null,
  why: null,
  consented: true,
  wording: null,
};

/** A change of one selection; the customer consents to it. */
export const change = (
  payload: Partial<ChangePayloads['communication.set']> = {},
  prior: string | null = 'N',
  id = 'change-1',
): Change<'communication.set'> => ({
  id,
  kind: 'communication.set',
  customer: { key: 'wm:0042', ids: { wm: '0042' } },
  payload: {
    category: 'Service Exception',
    channel: 'Text',
    type: 'BPHONE',
    value: '1233454567',
    optIn: 'Y',
    ...payload,
  },
  prior,
  operator: 'asha.rao',
  asked: CONSENT,
  draftedAt: 1_800_000_000_000,
});

/** The seed's own example, with the members that a read adds. */
export const sampleSet: readonly WireCategory[] = [
  {
    category: 'Service Exception',
    is_category_enabled: 'Y',
    channels: [
      { name: 'Text', is_opt_in: 'N', selections: [{ value: '1233454567', type: 'BPHONE', is_opt_in: 'N' }] },
      {
        name: 'Email',
        is_opt_in: 'Y',
        selections: [
          {
            value: 'john@wm.com',
            type: 'BEMAIL',
            is_opt_in: 'Y',
            audit_info: { modified_by: 'ljohn', modified_date_time: '2015-06-08 10:11:42' },
          },
        ],
      },
    ],
  },
];
