import * as v from 'valibot';
import type { RecordedAsked } from '../../shared/domain/asked.ts';
import { maskProblem, maskText } from '../../shared/domain/mask-text.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import {
  type ReceiptFacts,
  ReceiptFactsSchema,
  type ReceiptLine,
  type ReceiptView,
} from '../../shared/ipc/receipt.ts';
import type { RecordedSummary } from '../../shared/ipc/set-apart.ts';
import type { VisitView } from '../../shared/ipc/views.ts';
import type { JournaledChange } from '../journal/answers.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Signer } from '../ports/signer.ts';
import type { Visit } from '../visits/visit.ts';
import { digestOf } from './canonical.ts';
import { fingerprintOf } from './ed25519.ts';
import { codeOf } from './receipt-code.ts';

/** Makes receipts. */
export interface Receipts {
  /**
   * The receipt of the open visit: every change that was applied in it, as it is on record, signed. That it was issued
   * is recorded first. Problems: `visit.none`, `receipt.nothing`, `receipt.no-key`, `journal.unavailable`.
   */
  issue(): Promise<Result<ReceiptView>>;
}

/** What an operator typed is theirs: it is not handed out. */
const withoutFreeText = (summary: RecordedSummary): RecordedSummary =>
  'reason' in summary ? { ...summary, reason: '' } : summary;

const maskedOrNull = (typed: string | null): string | null => (typed === null ? null : maskText(typed));

/** Who asked, how and why: what an operator typed is on it, since it is the customer's wish, but no whole value. */
const askedOf = ({ who, other, why, ...asked }: RecordedAsked): RecordedAsked => ({
  ...asked,
  who: maskedOrNull(who),
  other: maskedOrNull(other),
  why: maskedOrNull(why),
});

const lineOf = ({
  id,
  upstream,
  summary,
  asked,
  approvedBy,
  outcome,
  reason,
  operator,
  at,
}: JournaledChange): ReceiptLine => ({
  changeId: id,
  upstream,
  summary: withoutFreeText(summary),
  ...(asked === undefined ? {} : { asked: askedOf(asked) }),
  ...(approvedBy === undefined ? {} : { approvedBy }),
  outcome,
  reason: reason === null ? null : maskProblem(reason),
  by: operator,
  at,
});

/** Builds what makes receipts. `signer` gives null while the keychain does not give the device key. */
export const createReceipts = (deps: {
  readonly journal: Pick<Journal, 'append' | 'lines'>;
  readonly signer: () => Promise<Signer | null>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly branch: ReceiptFacts['branch'];
  readonly operator: ReceiptFacts['operator'];
  readonly training: boolean;
  readonly openVisit: () => Pick<Visit, 'keys' | 'applied'> | null;
  readonly shown: () => Pick<VisitView, 'customer'> | null;
}): Receipts => {
  const { journal, signer, clock, ids, branch, operator, training, openVisit, shown } = deps;

  /** From the sealed records, in their order: a receipt says nothing that only a list says. */
  const linesOf = async ({ applied }: Pick<Visit, 'applied'>): Promise<readonly ReceiptLine[]> =>
    (await journal.lines([...applied])).map(lineOf);

  const record = (customer: string, facts: ReceiptFacts, key: string): Promise<void> =>
    journal.append({
      type: 'receipt.issued',
      number: facts.number,
      customer,
      operator: operator.id,
      training,
      changeIds: facts.lines.map(({ changeId }) => changeId),
      digest: Buffer.from(digestOf(facts)).toString('hex'),
      key,
    });

  return {
    issue: async () => {
      const visit = openVisit();
      const view = shown();
      if (visit === null || view === null) return fail('visit.none');
      const device = await signer();
      if (device === null) return fail('receipt.no-key');
      const key = Buffer.from(fingerprintOf(device.publicKey)).toString('hex');
      const { name } = view.customer;
      const masked = view.customer.masked.map((one) => ({ type: one.type, masked: one.masked }));
      try {
        const lines = await linesOf(visit);
        if (lines.length === 0) return fail('receipt.nothing');
        // As it passes to the screen: what is signed is what is printed.
        const facts = v.parse(ReceiptFactsSchema, {
          number: ids.v7(),
          at: epochMs(clock.now()),
          training,
          branch: { id: branch.id, name: branch.name },
          operator: { id: operator.id, name: operator.name },
          customer: { name, masked },
          lines,
        });
        const code = await codeOf(facts, device);
        await record(visit.keys.key, facts, key);
        return ok({ facts, code, key });
      } catch (error) {
        return { ok: false, problem: journalProblem(error) };
      }
    },
  };
};
