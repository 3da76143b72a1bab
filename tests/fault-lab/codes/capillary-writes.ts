import { ATTEMPT } from '../../contract/capillary/set-up.ts';
import { differs } from '../differs.ts';
import {
  type CapillaryDesk,
  KIND_NAMES,
  KINDS,
  type KindName,
  ROWS,
  type Row,
  remark,
  WARN_OF_MERGE,
  wordsFor,
} from './capillary-desk.ts';
import { type Try, unexplained } from './try.ts';

const STATUSES = [200, 400, 500] as const;

/** Sends a change that nothing stops, to which the tenant answers this. */
const sent = async (desk: CapillaryDesk, kind: KindName, status: number, json: object) => {
  desk.tenant.change = { status, json };
  const checked = await KINDS[kind].check(desk);
  const blocks = [...checked.findings.values()].flat().filter(({ level }) => level === 'block');
  if (blocks.length > 0) throw new Error(`blocked: ${blocks.map(({ problem }) => problem.code).join()}`);
  return checked.send(ATTEMPT);
};

/** An error is a no only where it proves that nothing was done, below 500; a yes beside it changes nothing about that. */
const asError =
  (desk: CapillaryDesk, kind: KindName, { code, proves }: Row, status: number, beside: object): Try['run'] =>
  async (words) => {
    const json = { ...beside, errors: [remark(code)], warnings: [] };
    const { outcome, reason } = await sent(desk, kind, status, json);
    const wanted = proves === 'nothing was done' && status < 500 ? 'rejected' : 'unknown';
    const told = { code, said: wordsFor(code), known: proves !== 'unheard of' };
    return [...differs('the outcome', wanted, outcome), ...unexplained(words, reason, told)];
  };

const asWarning =
  (desk: CapillaryDesk, kind: KindName, { code, proves }: Row): Try['run'] =>
  async (words) => {
    const json = { ...KINDS[kind].yes, warnings: [remark(code)] };
    const { outcome, notes } = await sent(desk, kind, 200, json);
    const note = WARN_OF_MERGE.includes(code) ? 'upstream.merged' : 'upstream.warning';
    const told = { code, said: wordsFor(code), known: proves !== 'unheard of' };
    return [
      ...differs('the outcome', 'accepted', outcome),
      ...differs(
        'the notes',
        [note],
        notes.map((one) => one.code),
      ),
      ...unexplained(words, notes[0], told),
    ];
  };

/** Every code in the reply to every kind of change: as the error, beside a yes, and as a warning. */
export const capillaryWrites = (desk: CapillaryDesk): readonly Try[] =>
  KIND_NAMES.flatMap((kind) =>
    ROWS.flatMap((row): Try[] => {
      const at = { system: 'capillary', code: `${row.code}` } as const;
      return [
        ...STATUSES.map((status) => ({
          ...at,
          place: `${kind}, error at ${status}`,
          run: asError(desk, kind, row, status, {}),
        })),
        {
          ...at,
          place: `${kind}, error beside a yes`,
          run: asError(desk, kind, row, 200, KINDS[kind].yes),
        },
        { ...at, place: `${kind}, warning`, run: asWarning(desk, kind, row) },
      ];
    }),
  );
