import { withIdAt } from '../../shared/domain/customer-keys.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Identified } from '../../shared/domain/upstream.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { Reading } from './reading.ts';
import { isDraft, type Line, type Visit, withPanel } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** The ids that operators give for the open customer at systems where the record names none. */
export interface TypedIds {
  /** Shows what a system holds under a typed id. */
  propose(upstream: Identified, id: string): Promise<Result<null>>;
  /** Remembers the proposed id. */
  confirm(upstream: Identified): Promise<Result<null>>;
  /** Forgets a remembered id or drops a proposed one. */
  forget(upstream: Identified): Promise<Result<null>>;
}

/** Builds what proposes, remembers and forgets ids. */
export const createTypedIds = (deps: {
  readonly store: VisitStore;
  readonly reading: Pick<Reading, 'one' | 'proposed'>;
  readonly journal: Journal;
  readonly operator: { readonly id: string };
}): TypedIds => {
  const { store, reading, journal, operator } = deps;

  const withOpen = async (work: (visit: Visit) => Promise<Result<null>>): Promise<Result<null>> => {
    const visit = store.open();
    return visit === null ? fail('visit.none') : work(visit);
  };

  /** Takes away what was shown under an id and the drafts that would go to it. */
  const reset = (visitId: string, upstream: Identified): void => {
    store.update(visitId, (before) => {
      const goesThere = ({ change }: Line): boolean => upstreamOf(change.kind) === upstream;
      const lines = before.lines.filter((line) => !(isDraft(line) && goesThere(line)));
      const keys = withIdAt(before.keys, upstream, null);
      return withPanel({ ...before, lines, keys }, upstream, { state: 'loading' });
    });
  };

  return {
    propose: (upstream, id) => withOpen((visit) => reading.proposed(visit.id, upstream, id)),
    confirm: (upstream) =>
      withOpen(async (visit) => {
        const panel = visit.panels[upstream];
        if (panel.state !== 'confirm-id') return fail('visit.gone');
        const { key } = visit.keys;
        try {
          await journal.append({
            type: 'identity.remembered',
            customer: key,
            upstream,
            id: panel.typed,
            operator: operator.id,
          });
        } catch (error) {
          return { ok: false, problem: journalProblem(error) };
        }
        await reading.one(visit.id, upstream);
        return ok(null);
      }),
    forget: (upstream) =>
      withOpen(async (visit) => {
        if (visit.applying) return fail('visit.busy');
        // A proposed id was never remembered; one that is shown, failed or is no longer known there may be.
        if (visit.panels[upstream].state !== 'confirm-id') {
          const customer = visit.keys.key;
          try {
            const known = await journal.identities(customer);
            if (known.some((one) => one.upstream === upstream))
              await journal.append({ type: 'identity.forgotten', customer, upstream, operator: operator.id });
          } catch (error) {
            return { ok: false, problem: journalProblem(error) };
          }
        }
        reset(visit.id, upstream);
        await reading.one(visit.id, upstream);
        return ok(null);
      }),
  };
};
