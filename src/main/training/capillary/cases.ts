import type { TrainingContext } from '../context.ts';
import { notice, type Refusal, refuse } from './errors.ts';
import { merge } from './merge.ts';
import { MESSAGES } from './messages.ts';
import { RefusalError } from './query.ts';
import type { CapillaryStore } from './store.ts';

/** The code of the series of the cards that stand for a code each. */
export const CASE_SERIES = 'CASES';

/** What is written beside the answer: nothing, what was asked for, or that and a merge with somebody. */
type CaseEffect = 'none' | 'made' | 'merged';

/** A value that was seeded to be answered in one way. */
export interface SeededCase {
  /** Null for the one that says yes with the id of another customer. */
  readonly code: number | null;
  readonly effect: CaseEffect;
  /** Whether the code comes as a warning beside a yes. */
  readonly isWarning: boolean;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The customer that this one is merged with, where the effect is a merge. */
  readonly partner: number | null;
}

/** Codes that say that the change was made, and something after it failed (contract: capillary). */
const AFTER: ReadonlySet<number> = new Set([8059, 8062, 8063]);
/** Codes that stand as warnings beside a yes; some of them tell of a merge. */
const WARNING: ReadonlySet<number> = new Set([
  ...[8050, 8052, 91001, 91002, 91003, 91004, 91005, 91006, 91007],
  ...[91011, 91012, 91013, 91014, 91015, 91016, 91017, 91018, 91019, 91022],
]);
const NOBODY: ReadonlySet<number> = new Set([816, 1011, 1012, 8015]);
const OWN_STATUS: ReadonlySet<number> = new Set([401, 403, 404, 405, 415, 498, 500]);

/** Codes of a merge, and which of the two it leaves: the customer of the call, or the other one, who is older. */
export const MERGE_CASES: ReadonlyMap<number, 'survives' | 'is merged away'> = new Map([
  [8050, 'survives'],
  [8051, 'survives'],
  [8052, 'survives'],
  [8053, 'survives'],
  [8067, 'survives'],
  [8069, 'is merged away'],
  [91009, 'is merged away'],
]);

/** Every code that a case stands for, ascending. */
export const CASE_CODES: readonly number[] = Object.keys(MESSAGES).map(Number);

/** The id of the customer whom the case of a merge code merges with; without a code, of the one whose id is told. */
export const partnerOf = (code: number | null): number => 490_100_000 + (code ?? 0);

const statusOf = (code: number): number => {
  if (OWN_STATUS.has(code)) return code;
  if (NOBODY.has(code)) return 404;
  return AFTER.has(code) || WARNING.has(code) || MERGE_CASES.has(code) ? 200 : 400;
};

const caseOfCode = (code: number): SeededCase => ({
  code,
  effect: MERGE_CASES.has(code) ? 'merged' : AFTER.has(code) || WARNING.has(code) ? 'made' : 'none',
  isWarning: WARNING.has(code),
  status: statusOf(code),
  partner: MERGE_CASES.has(code) ? partnerOf(code) : null,
});

const OTHER: SeededCase = {
  code: null,
  effect: 'merged',
  isWarning: false,
  status: 200,
  partner: partnerOf(null),
};

const named = (value: unknown, form: RegExp): SeededCase | null => {
  const name = typeof value === 'string' ? form.exec(value)?.[1] : undefined;
  if (name === undefined) return null;
  if (name.toLowerCase() === 'other') return OTHER;
  return MESSAGES[Number(name)] === undefined ? null : caseOfCode(Number(name));
};

/** What a write of this card number or e-mail address is seeded to be answered with; null for all others. */
export const writeCase = (value: unknown): SeededCase | null =>
  named(value, /^(?:CASE|HELD|MAKE)-(\d{5}|OTHER)$/) ?? named(value, /^case-(\d{5}|other)@example\.in$/i);

/** The code of a generation in the series of the cases: the count names it. */
export const countCase = (count: unknown): SeededCase | null => {
  const found = typeof count === 'number' && MESSAGES[count] !== undefined ? caseOfCode(count) : null;
  return found?.effect === 'none' ? found : null;
};

const refusalOf = (found: SeededCase, code: number): Refusal =>
  refuse(code, `seeded to be answered with ${code}`, found.status);

/** Refuses what is seeded to be refused. Throws a refusal to the handler's edge. */
export const denyCase = (found: SeededCase | null): void => {
  if (found !== null && found.code !== null && found.effect === 'none')
    throw new RefusalError(refusalOf(found, found.code));
};

/** Refuses a read that is seeded to be answered with a code. Throws a refusal to the handler's edge. */
export const denyRead = (value: unknown): void => {
  const found = named(value, /^look-(\d{5})(?:@example\.in)?$/i);
  if (found !== null && found.code !== null) throw new RefusalError(refusalOf(found, found.code));
};

/** Merges the customer with the partner of the case, as far as both are still there. Gives the id that is left. */
export const mergeCase = (store: CapillaryStore, customerId: number, found: SeededCase): number => {
  const customer = store.customer(customerId);
  const partner = found.partner === null ? undefined : store.customer(found.partner);
  if (customer === undefined || partner === undefined || customer.id === partner.id) return customerId;
  return merge(store, customer, partner).id;
};

/** The answer to a write that was made: the code of the case as an error or a warning beside what a yes would hold. */
export const answerCase = (
  c: TrainingContext,
  found: SeededCase | null,
  yes: Readonly<Record<string, unknown>>,
): Response => {
  if (found === null || found.code === null) return Response.json(yes);
  if (found.isWarning) return Response.json({ ...yes, warnings: [notice(found.code)] });
  c.get('seen').note({ refusal: `made, and answered with ${found.code}` });
  return Response.json({ errors: [notice(found.code)], warnings: [] }, { status: found.status });
};
