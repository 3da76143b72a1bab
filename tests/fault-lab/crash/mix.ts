import { v7 } from 'uuid';
import { mayBeTriedAgain } from '../../../src/main/changes/needs-look.ts';
import type { Systems } from '../../../src/main/compose/systems.ts';
import type { RecordedChange } from '../../../src/main/journal/events.ts';
import type { Journal } from '../../../src/main/journal/journal.ts';
import type { CustomerKeys } from '../../../src/shared/domain/customer-keys.ts';
import { pick } from '../plan/random.ts';
import type { Ask, AskedStep, MixCustomer } from './mix-ask.ts';
import { cardAsks } from './mix-cards.ts';
import { plainAsks } from './mix-plain.ts';

/** The steps of an entry that makes a difference right now, whatever was done before; none where nothing would. */
export type NextEntry = (customer: MixCustomer) => Promise<readonly RecordedChange[]>;

/** How many of a customer's last changes are looked through for one that may be tried again. */
const LOOKED_THROUGH = 20;

const keysOf = ({ person }: MixCustomer): CustomerKeys => ({
  key: `capillary:${person.capillaryId}`,
  ids: { capillary: person.capillaryId, airpay: person.airpayEntityId, wm: person.wmCustomerId },
});

/** The steps of one entry, each after the one before. */
const recorded = (customer: MixCustomer, steps: readonly AskedStep[]): readonly RecordedChange[] => {
  const ids = steps.map(() => v7());
  return steps.map(({ ask, prior, summary, asked }, at) => {
    const after = ids[at - 1];
    return {
      change: {
        ...ask,
        id: ids[at] ?? v7(),
        customer: keysOf(customer),
        prior,
        operator: 'lab.op',
        draftedAt: Date.now(),
        ...(asked !== undefined && { asked }),
      },
      summary,
      ...(after !== undefined && { after }),
    };
  });
};

/** Makes the running mix: entries of every kind, drawn from a seed, against the state as it is read. */
export const createMix = (
  upstreams: Systems,
  journal: Pick<Journal, 'activity' | 'change'>,
  random: () => number,
): NextEntry => {
  /** The last change that came to nothing, once more: as an operator does it from Activity, with the step it is after. */
  const again: NextEntry = async (customer) => {
    const activity = await journal.activity(keysOf(customer).key, LOOKED_THROUGH).catch(() => []);
    for (const { id, outcome, retriedBy } of activity) {
      const record = retriedBy === null ? await journal.change(id).catch(() => null) : null;
      if (record === null || !mayBeTriedAgain(outcome, record.recorded)) continue;
      const { change, summary, after } = record.recorded;
      return [
        {
          change: { ...change, id: v7(), draftedAt: Date.now() },
          summary,
          retryOf: id,
          ...(after !== undefined && { after }),
        },
      ];
    }
    return [];
  };

  const drawn =
    (ask: Ask): NextEntry =>
    async (customer) =>
      recorded(customer, await ask(customer));
  const [first, ...rest] = [...plainAsks(upstreams, random), ...cardAsks(upstreams, random)].map(drawn);
  return (customer) => pick(random, [again, ...(first === undefined ? [] : [first]), ...rest])(customer);
};
