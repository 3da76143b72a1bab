import type { Problem } from '../../../src/shared/domain/problem.ts';
import type { Answer } from '../../contract/capillary/recorder.ts';
import { differs } from '../differs.ts';
import {
  type CapillaryDesk,
  MERGED_AWAY,
  NO_CARD,
  NOBODY,
  PATHS,
  ROWS,
  type Row,
  remark,
  wordsFor,
} from './capillary-desk.ts';
import { type Try, unexplained } from './try.ts';

/** What a read told: what is there, that there is none, or why it cannot be told. */
type Told = 'something' | 'none' | 'merged away' | Problem;

interface Read {
  readonly path: string;
  /** Where the answer stands too, of which this one would be made good. */
  readonly also?: string;
  /** Codes that say that there is none. */
  readonly none: readonly number[];
  /** Codes of which the page does not say whether they say so here. */
  readonly either?: readonly number[];
  /** The answer when all is well; null: the tenant's own. */
  readonly good: object | null;
  ask(desk: CapillaryDesk): Promise<Told>;
}

const told = <T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem },
  of: (value: T) => Told,
): Told => (read.ok ? of(read.value) : read.problem);

const listed = (list: readonly unknown[]): Told => (list.length === 0 ? 'none' : 'something');

const ASHA = {
  id: 101,
  profiles: [
    {
      firstName: 'Asha',
      source: 'INSTORE',
      identifiers: [{ type: 'mobile', value: '919876543210', primary: true }],
    },
  ],
};

/** Every read of Capillary. "Invalid customer id" is one that nobody has; whether it is so said is left open. */
const READS: Readonly<Record<string, Read>> = {
  'customers.lookup': {
    path: PATHS.lookup,
    also: PATHS.record,
    none: NOBODY,
    either: [8009],
    good: ASHA,
    ask: async ({ directory }) =>
      told(await directory.byIdentifier('mobile', '919876543210'), (found) =>
        found[0]?.customer.mergedAway === true ? 'merged away' : listed(found),
      ),
  },
  'customers.get': {
    path: PATHS.record,
    also: PATHS.lookup,
    none: NOBODY,
    either: [8009],
    good: ASHA,
    ask: async ({ directory }) =>
      told(await directory.byId('101'), (found) =>
        found === null ? 'none' : found.mergedAway === true ? 'merged away' : 'something',
      ),
  },
  'customers.search': {
    path: PATHS.search,
    none: NOBODY,
    good: {
      pagination: { limit: 10, offset: 0, total: 1 },
      data: [{ userId: 101, matchedIdentifiers: [], profiles: ASHA.profiles }],
    },
    ask: async ({ directory }) =>
      told(await directory.byPrefix('Asha', { limit: 10, offset: 0 }), ({ matches }) => listed(matches)),
  },
  'card.get': {
    path: PATHS.card,
    none: NO_CARD,
    good: { cardNumber: 'GOLD0001', seriesId: 7, customerId: 101, statusInfo: { status: 'ACTIVE' } },
    ask: async ({ catalog }) =>
      told(await catalog.card('GOLD0001'), (found) => (found === null ? 'none' : 'something')),
  },
  'card.statusLog': {
    path: PATHS.history,
    none: NO_CARD,
    good: { data: [{ label: 'Card Issued', status: 'ACTIVE', createdBy: 0 }] },
    ask: async ({ catalog }) =>
      told(await catalog.history('GOLD0001'), (found) => (found === null ? 'none' : listed(found))),
  },
  'card.series': {
    path: PATHS.series,
    none: [],
    good: { data: [{ id: 7, code: 'GOLD', name: 'Gold', type: 'PHYSICAL', isActive: true }] },
    ask: async ({ catalog }) => told(await catalog.series(), listed),
  },
  'card.labels': {
    path: PATHS.labels,
    none: [],
    good: { data: [{ id: 1, label: 'Card Issued', status: 'ACTIVE', isActive: true, default: true }] },
    ask: async ({ catalog }) => told(await catalog.labels(), listed),
  },
};

/** What a read tells while the tenant answers it, and what follows from it, with this. */
const asked = async (desk: CapillaryDesk, { path, also, ask }: Read, answer: Answer): Promise<Told> => {
  const { broken } = desk.tenant;
  for (const at of [path, ...(also === undefined ? [] : [also])]) broken.set(at, answer);
  try {
    return await ask(desk);
  } finally {
    broken.clear();
  }
};

/** There is none, or a problem that is explained; never somebody. */
const noneOrWhy =
  (desk: CapillaryDesk, read: Read, { code, proves }: Row, answer: Answer): Try['run'] =>
  async (words) => {
    const got = await asked(desk, read, answer);
    const known = { code, said: wordsFor(code), known: proves !== 'unheard of' };
    const none = read.none.includes(code);
    if (got === 'none') return none || read.either?.includes(code) ? [] : ['it is told that there is none'];
    if (typeof got === 'string') return [`it tells ${got}`];
    return none ? [`it is told as ${got.code}, and not as none`] : unexplained(words, got, known);
  };

/** A record stands in spite of a warning beside it; of one that was merged away that is said. */
const stands =
  (desk: CapillaryDesk, name: string, read: Read, code: number): Try['run'] =>
  async () => {
    const got = await asked(desk, read, { json: { ...read.good, warnings: [remark(code)] } });
    const isRecord = name === 'customers.lookup' || name === 'customers.get';
    return differs('it', isRecord && code === MERGED_AWAY ? 'merged away' : 'something', got);
  };

/** Nothing but a warning: that there is none, where the code says so, else a problem. */
const bare =
  (desk: CapillaryDesk, read: Read, { code }: Row): Try['run'] =>
  async () => {
    const got = await asked(desk, read, { json: { warnings: [remark(code)] } });
    if (read.none.includes(code)) return differs('it', 'none', got);
    if (read.either?.includes(code)) return [];
    return typeof got === 'string' ? [`it tells ${got}`] : [];
  };

/** Every code in the reply to every read: as the error, as a warning beside what was read, and as a warning alone. */
export const capillaryReads = (desk: CapillaryDesk): readonly Try[] =>
  Object.entries(READS).flatMap(([name, read]) =>
    ROWS.flatMap((row): Try[] => {
      const at = { system: 'capillary', code: `${row.code}` } as const;
      const error = { errors: [remark(row.code)], warnings: [] };
      return [
        ...[200, 400, 500].map((status) => ({
          ...at,
          place: `${name}, error at ${status}`,
          run: noneOrWhy(desk, read, row, { status, json: error }),
        })),
        { ...at, place: `${name}, warning beside a record`, run: stands(desk, name, read, row.code) },
        { ...at, place: `${name}, warning alone`, run: bare(desk, read, row) },
      ];
    }),
  );
