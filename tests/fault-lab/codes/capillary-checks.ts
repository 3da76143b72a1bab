import type { Answer } from '../../contract/capillary/recorder.ts';
import { ATTEMPT } from '../../contract/capillary/set-up.ts';
import { differs } from '../differs.ts';
import {
  type CapillaryDesk,
  KIND_NAMES,
  KINDS,
  type KindName,
  MERGED_AWAY,
  NOBODY,
  PATHS,
  ROWS,
  type Row,
  remark,
  wordsFor,
} from './capillary-desk.ts';
import { type Try, unexplained } from './try.ts';

/** A read that the check of a kind of change makes, and what follows from a code in the reply to it. */
interface Look {
  readonly kind: KindName;
  readonly path: string;
  /** Codes after which the change may go on. */
  readonly goesOn: readonly number[];
  /** Codes of which the page does not say whether it may. */
  readonly either: readonly number[];
  /** Codes that stop the change with a finding of their own, such as that there is no such card. */
  readonly own: readonly number[];
}

/** A type or value that the system does not take is held by nobody; the page does not say so. */
const NOT_TAKEN: readonly number[] = [1042, 8013, 8055, 8056, 8064];

const ofRecord = (kind: KindName): Look => ({
  kind,
  path: PATHS.record,
  goesOn: [],
  either: [],
  own: [...NOBODY, 8009],
});

const LOOKS: readonly Look[] = [
  ...KIND_NAMES.map(ofRecord),
  { kind: 'identifier.add', path: PATHS.lookup, goesOn: NOBODY, either: NOT_TAKEN, own: [] },
  { kind: 'card.link', path: PATHS.card, goesOn: [], either: [], own: [3010] },
  { kind: 'card.link', path: PATHS.labels, goesOn: [], either: [], own: [] },
  { kind: 'card.add', path: PATHS.card, goesOn: [3010], either: [], own: [] },
  { kind: 'card.generate', path: PATHS.series, goesOn: [], either: [], own: [] },
];

/** Checks and tries to send, while the tenant answers one read with this. */
const checkedUnder = async (desk: CapillaryDesk, { kind, path }: Look, answer: Answer) => {
  const { tenant, recorder } = desk;
  tenant.change = { json: { ...KINDS[kind].yes, warnings: [] } };
  tenant.broken.set(path, answer);
  try {
    const checked = await KINDS[kind].check(desk);
    const blocks = [...checked.findings.values()].flat().filter(({ level }) => level === 'block');
    const before = recorder.calls.length;
    const { outcome } = await checked.send(ATTEMPT);
    const writes = recorder.calls.slice(before).filter(({ method }) => method !== 'GET').length;
    return { blocks, outcome, writes };
  } finally {
    tenant.broken.clear();
  }
};

const asError =
  (desk: CapillaryDesk, look: Look, { code, proves }: Row, status: number): Try['run'] =>
  async (words) => {
    const json = { errors: [remark(code)], warnings: [] };
    const { blocks, outcome, writes } = await checkedUnder(desk, look, { status, json });
    const went = blocks.length === 0;
    const wrong = differs('what was sent', went ? ['accepted', 1] : ['not-sent', 0], [outcome, writes]);
    if (look.either.includes(code)) return wrong;
    const goesOn = look.goesOn.includes(code);
    const known = { code, said: wordsFor(code), known: proves !== 'unheard of' };
    return [
      ...wrong,
      ...(goesOn === went ? [] : [went ? 'it goes on' : 'it is stopped']),
      ...(went || goesOn || look.own.includes(code) ? [] : unexplained(words, blocks[0]?.problem, known)),
    ];
  };

/** A warning beside the customer's record: only that it was merged away stops the change. */
const asWarning =
  (desk: CapillaryDesk, look: Look, code: number): Try['run'] =>
  async () => {
    const record = desk.tenant.customers.find(({ id }) => id === 101);
    const json = { ...record, warnings: [remark(code)] };
    const { blocks, outcome, writes } = await checkedUnder(desk, look, { json });
    const wanted = code === MERGED_AWAY ? ['not-sent', 0] : ['accepted', 1];
    return [
      ...differs('what was sent', wanted, [outcome, writes]),
      ...(code === MERGED_AWAY ? differs('the block', 'upstream.merged', blocks[0]?.problem.code) : []),
    ];
  };

const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PATHS).map(([name, path]) => [path, name]),
);

/** Every code in the reply to what is read before a change is sent. */
export const capillaryChecks = (desk: CapillaryDesk): readonly Try[] =>
  LOOKS.flatMap((look) =>
    ROWS.flatMap((row): Try[] => {
      const at = { system: 'capillary', code: `${row.code}` } as const;
      const place = `${look.kind} is checked, ${NAMES[look.path]}`;
      return [
        ...[200, 400].map((status) => ({
          ...at,
          place: `${place}, error at ${status}`,
          run: asError(desk, look, row, status),
        })),
        ...(look.path === PATHS.record
          ? [{ ...at, place: `${place}, warning`, run: asWarning(desk, look, row.code) }]
          : []),
      ];
    }),
  );
