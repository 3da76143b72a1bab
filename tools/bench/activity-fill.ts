import { v4, v7 } from 'uuid';
import type { JournalEvent, StampedEvent } from '../../src/main/journal/events.ts';
import type { JournalKeys } from '../../src/main/journal/keys/keys.ts';
import type { Head } from '../../src/main/journal/records/chain.ts';
import { openStore } from '../../src/main/journal/store.ts';
import { CHANNELS } from '../../src/shared/domain/card-usage.ts';
import type { Change } from '../../src/shared/domain/change.ts';
import type { Outcome } from '../../src/shared/domain/outcome.ts';
import { shownText } from '../../src/shared/domain/shown-text.ts';
import type { UpstreamName } from '../../src/shared/domain/upstream.ts';
import type { ChangeSummary } from '../../src/shared/kinds/kinds.ts';

/** Three events make a change: intended, replied, concluded. */
const EVENTS_OF_A_CHANGE = 3;
const IN_ONE_COMMIT = 1_000;
const OPERATORS = 24;
const CUSTOMERS = 20_000;

/** When the first change was made, and how far one is from the next: a million events are three years of a busy branch. */
export const FIRST_AT = Date.UTC(2023, 0, 2, 4);
const APART_MS = 280_000;

/** Common outcomes, rare ones, and one that comes once in a hundred thousand. */
const outcomeOf = (index: number): Outcome => {
  if (index % 100_000 === 77_777) return 'contradicted';
  if (index % 1_000 === 7) return 'not-applied';
  if (index % 200 === 9) return 'not-sent';
  if (index % 40 === 3) return 'rejected';
  return index % 20 === 1 ? 'accepted' : 'confirmed';
};

const askOf = (
  index: number,
): {
  readonly upstream: UpstreamName;
  readonly change: Pick<Change, 'kind' | 'payload'>;
  readonly summary: ChangeSummary;
} => {
  const optIn = index % 2 === 0 ? 'N' : 'Y';
  const selection = { category: 'Service Notification', channel: 'Text', type: 'BPHONE' };
  if (index % 3 === 0) {
    const payload = { ...selection, value: `98${String(index).padStart(8, '0')}`, optIn } as const;
    return {
      upstream: 'wm',
      change: { kind: 'communication.set', payload },
      summary: {
        kind: 'communication.set',
        ...selection,
        masked: '•••• 567',
        from: optIn === 'N' ? 'Y' : 'N',
        to: optIn,
      },
    };
  }
  const channel = CHANNELS[index % CHANNELS.length] ?? 'ATM';
  const status = index % 2 === 0 ? 'NOTALLOWED' : 'ALLOWED';
  return {
    upstream: 'airpay',
    change: { kind: 'card-usage.set', payload: { channel, status } },
    summary: {
      kind: 'card-usage.set',
      channel,
      from: status === 'ALLOWED' ? 'NOTALLOWED' : 'ALLOWED',
      to: status,
    },
  };
};

const eventsOf = (index: number): readonly JournalEvent[] => {
  const operator = `operator-${index % 977 === 5 ? 'rare' : index % OPERATORS}`;
  const customer = `capillary:${index % CUSTOMERS}`;
  const attemptId = v7();
  const { upstream, change, summary } = askOf(index);
  const outcome = outcomeOf(index);
  const reason =
    outcome === 'rejected' ? ({ code: 'upstream.rejected', data: { upstream, code: '403' } } as const) : null;
  const changeId = v7({ msecs: FIRST_AT + index * APART_MS });
  const whole = {
    ...change,
    id: changeId,
    customer: { key: customer, ids: { capillary: customer.slice(10) } },
    prior: null,
    operator,
    draftedAt: FIRST_AT + index * APART_MS,
  };
  const replied =
    outcome === 'rejected' || outcome === 'not-sent'
      ? outcome
      : outcome === 'not-applied'
        ? 'unknown'
        : 'accepted';
  return [
    {
      type: 'attempt.intended',
      attemptId,
      upstream,
      requestId: v4(),
      operator,
      recorded: [{ change: whole as Change, summary, customerName: `Customer ${index % CUSTOMERS}` }],
      expectation: { before: { CONTACTLESS: 'ALLOWED', ATM: 'ALLOWED', POS: 'ALLOWED', ECOM: null } },
    },
    {
      type: 'attempt.replied',
      attemptId,
      reply: {
        outcome: replied,
        reason,
        notes: [],
        upstreamRequestId: shownText(`up-${index}`),
        httpStatus: 200,
        mergedInto: null,
      },
    },
    { type: 'change.concluded', changeId, outcome, reason, notes: [] },
  ];
};

/** Fills a new journal with so many events as a branch would make them, and gives how far it has come. */
export const fillJournal = (file: string, { secrets, known }: JournalKeys, events: number): Head => {
  const store = openStore({ file, secrets, known, stamp: { id: v7(), at: FIRST_AT } });
  const changes = Math.ceil(events / EVENTS_OF_A_CHANGE);
  try {
    for (let from = 0; from < changes; from += IN_ONE_COMMIT) {
      const batch: StampedEvent[] = [];
      for (let index = from; index < Math.min(changes, from + IN_ONE_COMMIT); index += 1) {
        const at = FIRST_AT + index * APART_MS;
        for (const event of eventsOf(index)) batch.push({ id: v7(), at, event });
      }
      store.record(batch);
    }
    return store.head();
  } finally {
    store.close();
  }
};
