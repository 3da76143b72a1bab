import { pick } from '../plan/random.ts';

/** Text as systems and attackers write it. */
const TEXTS = [
  'Success',
  'success',
  '1233454567',
  ' 0012 ',
  '1e3',
  'Y',
  'N',
  'true',
  '200',
  'a&b<c>"d',
  ']]>',
  '&amp;',
  '&lol;',
  '__proto__',
  'asha@example.com',
  'अशा',
  '😀',
  '',
  'x'.repeat(600),
] as const;

type Random = () => number;

const chance = (random: Random, share: number): boolean => random() < share;

const some = <T>(random: Random, most: number, make: () => T): readonly T[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, make);

const flag = (random: Random): unknown =>
  chance(random, 0.9)
    ? pick(random, ['Y', 'N'] as const)
    : pick<unknown>(random, [true, 'false', 1, null, 'y', {}, []] as const);

const oneOrList = (random: Random, items: readonly unknown[]): unknown =>
  items.length === 1 && chance(random, 0.4) ? items[0] : items;

const selection = (random: Random): unknown => ({
  value: chance(random, 0.9)
    ? pick(random, TEXTS)
    : pick<unknown>(random, [1233454567, null, {}, []] as const),
  type: pick(random, ['BPHONE', 'BEMAIL', 'XPHONE-7', ...TEXTS] as const),
  is_opt_in: flag(random),
  ...(chance(random, 0.5)
    ? { audit_info: { modified_by: pick(random, TEXTS), modified_date_time: '2024-06-19' } }
    : {}),
});

const channel = (random: Random): unknown => ({
  name: pick(random, ['Text', 'Email', 'Voice', ...TEXTS] as const),
  ...(chance(random, 0.7) ? { is_opt_in: flag(random) } : {}),
  selections: oneOrList(
    random,
    some(random, 3, () => selection(random)),
  ),
});

const category = (random: Random): unknown => ({
  category: pick(random, ['Service Notification', 'Service Exception', ...TEXTS] as const),
  ...(chance(random, 0.7) ? { is_category_enabled: flag(random) } : {}),
  channels: oneOrList(
    random,
    some(random, 3, () => channel(random)),
  ),
});

const error = (random: Random): unknown =>
  pick<unknown>(random, [
    { code: 'UNPROCESSABLE', message: 'No', errors: [{ message: 'value' }] },
    { code: 42 },
    { message: 'No' },
    {},
    null,
    'No',
    [],
    { errors: 'No' },
  ] as const);

/** A reply of WM as a tree: a set, a success, an error, or a mixture of them that nobody foresaw. */
export const wmTree = (random: Random): Record<string, unknown> => ({
  ...(chance(random, 0.7)
    ? { request_tracking_id: pick<unknown>(random, ['id-1', 'id-2', 7, null] as const) }
    : {}),
  ...(chance(random, 0.5)
    ? { status: pick<unknown>(random, ['Success', 'Success', 'success', 'Failure', true, null] as const) }
    : {}),
  ...(chance(random, 0.25) ? { error: error(random) } : {}),
  ...(chance(random, 0.6) ? { preferences: some(random, 3, () => category(random)) } : {}),
});

/** A reply of airpay as a tree. */
export const airpayTree = (random: Random): Record<string, unknown> => ({
  status: pick<unknown>(random, [200, '200', 400, '422', 500, 200.5, true, null, '2e2', 'Success'] as const),
  message: pick<unknown>(random, ['Success', 'Failed', '', null, 7] as const),
  ...(chance(random, 0.8)
    ? {
        data: pick<unknown>(random, [
          null,
          [],
          {},
          { success: true },
          { success: false },
          { CONTACTLESS: 'ALLOWED', ATM: 'NOTALLOWED' },
          [{ type: 'ATM', status: 'ALLOWED' }],
          { preferences: [{ type: 'POS', status: 'MAYBE' }] },
          'ALLOWED',
        ] as const),
      }
    : {}),
});
