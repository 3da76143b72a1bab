import type { WordByHand } from '../../shared/domain/by-hand.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { isLeftToPerson, type NeedsLook } from '../changes/needs-look.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { VisitStore } from './visit-store.ts';

/**
 * Records what a person found who looked by hand at a change of unknown outcome. Its outcome stays unknown, since a word
 * is no read-back (docs/decisions/0012-a-word-is-not-an-outcome.md); it leaves the list of those that need a look, and
 * the basket. Problems: `visit.gone` where it is not in that list, `by-hand.too-early` while reading back may still
 * tell, `journal.unavailable`.
 */
export type SayByHand = (changeId: string, said: Pick<WordByHand, 'found' | 'note'>) => Promise<Result<null>>;

/** Makes what records looks by hand. */
export const createSayByHand =
  (deps: {
    readonly needsLook: NeedsLook;
    readonly store: Pick<VisitStore, 'byCustomer' | 'update'>;
    readonly journal: Pick<Journal, 'append'>;
    readonly operator: { readonly id: string };
  }): SayByHand =>
  async (changeId, said) => {
    const { needsLook, store, journal, operator } = deps;
    const entry = needsLook.get(changeId);
    const isApart = needsLook.apart().some(({ id }) => id === changeId);
    if (entry === null && !isApart) return fail('visit.gone');
    if (entry !== null && !isLeftToPerson(entry)) return fail('by-hand.too-early');
    try {
      await journal.append({ type: 'change.looked-at', changeId, operator: operator.id, ...said });
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
    needsLook.lookedAt(changeId);
    const visit = entry === null ? null : store.byCustomer(entry.recorded.change.customer.key);
    if (visit !== null)
      store.update(visit.id, (now) => ({
        ...now,
        lines: now.lines.filter(({ change, view }) => change.id !== changeId || view.state !== 'unknown'),
      }));
    return ok(null);
  };
