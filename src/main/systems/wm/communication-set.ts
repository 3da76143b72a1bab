import type { CommunicationPreferences, Selection } from '../../../shared/domain/communication.ts';
import { fail, ok, problem, type Result } from '../../../shared/domain/problem.ts';
import type { ChangeKind, Inverse, NonEmpty } from '../../ports/change-kind.ts';
import type { Ids } from '../../ports/ids.ts';
import { type Sharing, sharedCustomer } from '../../ports/shared-reads.ts';
import { byRefIn } from '../kit/by-ref.ts';
import { blockingProblem } from '../kit/findings.ts';
import { sendOnce } from '../kit/send-once.ts';
import type { WmClient } from './client.ts';
import { entriesOf, type SetChange, withEdits } from './complete-set.ts';
import { asModifiedBy } from './put-body.ts';
import { findingsOf } from './set-findings.ts';
import { observationsOf } from './set-observations.ts';

/** The selections of a complete set by their refs. */
const selectionsByRef = byRefIn<CommunicationPreferences, Selection>(
  ({ categories }) => categories.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections)),
  ({ category, channel, type, value }, refs) => refs.of('selection', category, channel, type, value),
);

const draftOf: ChangeKind<'communication.set'>['draft'] = ({ kind, selection: ref, optIn }, from) => {
  const { shown, refs } = from;
  const selection = shown.wm === null ? undefined : selectionsByRef(shown.wm, refs).get(ref);
  if (selection === undefined) return fail('visit.gone');
  const { category, channel, type, value, optIn: prior } = selection;
  return ok({
    ask: { kind, payload: { category, channel, type, value, optIn } },
    prior,
    already: prior === optIn,
  });
};

/** What the kind needs. */
interface CommunicationSetDeps {
  readonly client: Pick<WmClient, 'get' | 'put'>;
  readonly ids: Ids;
  /** Who at WM (`modified_by`) is a system: its opt-outs did not come from the customer. */
  readonly systems?: readonly string[];
}

/** WM's id of the one customer whom the changes are about. */
const customerIdOf = (changes: NonEmpty<SetChange>): Result<string> => {
  const known = new Set(changes.map((change) => change.customer.ids.wm));
  const [id] = known;
  if (known.size > 1) return fail('identity.ambiguous', { upstream: 'wm' });
  return id === undefined ? fail('identity.unresolved', { upstream: 'wm' }) : { ok: true, value: id };
};

/**
 * Sets the opt-in back. Opting the customer in again needs the customer's consent: that an opt-out is taken back does
 * not prove it (contract: wm, an opt-in is never preselected).
 */
const inverseOf = ({ payload, prior }: SetChange): Inverse => {
  if (prior !== 'Y' && prior !== 'N') return { none: problem('undo.prior-untold', { upstream: 'wm' }) };
  const { saw: _, ...selection } = payload;
  return {
    ask: { kind: 'communication.set', payload: { ...selection, optIn: prior } },
    prior: payload.optIn,
    first: prior === 'Y' ? problem('undo.ask-consent', { upstream: 'wm' }) : null,
  };
};

/**
 * Makes the change of an opt-in. WM takes complete sets, so all changes of one customer go as one attempt: one fresh
 * read, one PUT of that set with exactly the given edits merged in, one comparison of the whole set afterwards
 * (contract: wm, "replace or patch"). `send` covers exactly the changes that were checked, and sends nothing while
 * one of them is blocked: check the others again without it.
 */
export const createCommunicationSetKind = ({
  client,
  ids,
  systems = [],
}: CommunicationSetDeps): ChangeKind<'communication.set'> => {
  const read = async (
    customerId: Result<string>,
    sharing: Sharing | undefined,
  ): Promise<Result<CommunicationPreferences | null>> =>
    customerId.ok
      ? sharedCustomer(sharing, 'wm', customerId.value, () => client.get(customerId.value))
      : customerId;

  return {
    name: 'communication.set',
    upstream: 'wm',
    combines: true,
    requestId: () => ids.v4(),
    inverse: inverseOf,
    draft: draftOf,

    check: async (changes, beside) => {
      const customerId = customerIdOf(changes);
      const fresh = await read(customerId, beside);
      const findings = findingsOf(changes, fresh, systems);
      const whole = fresh.ok ? fresh.value : null;
      const all = [...findings.values()].flat();
      if (!customerId.ok || whole === null || blockingProblem(all) !== null)
        return { findings, expectation: null, send: sendOnce('wm', all, null) };
      // A draft that is only checked is never sent, so the set is made only when it is needed.
      let made: CommunicationPreferences | null = null;
      const completeSet = (): CommunicationPreferences => {
        made ??= withEdits(
          whole,
          changes.map((change) => change.payload),
        );
        return made;
      };
      return {
        findings,
        get expectation() {
          return entriesOf(completeSet());
        },
        send: sendOnce('wm', all, ({ operator, requestId }) =>
          client.put(customerId.value, completeSet(), asModifiedBy(operator), requestId),
        ),
      };
    },

    readBack: async (changes, expectation, _gave, sharing) =>
      observationsOf(changes, expectation, await read(customerIdOf(changes), sharing)),
  };
};
