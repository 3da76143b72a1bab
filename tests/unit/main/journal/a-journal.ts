import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import { type Verified, verifyDatabase } from '../../../../src/main/journal/proof/verify.ts';
import { openStore, type Store } from '../../../../src/main/journal/store.ts';
import type { FoundByHand } from '../../../../src/shared/domain/by-hand.ts';
import type { Outcome } from '../../../../src/shared/domain/outcome.ts';
import { realIds } from '../../../support/ids.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { usageChange } from '../changes/a-change.ts';
import { finding, reply } from '../changes/fake-kind.ts';
import { intent, remembered } from './an-event.ts';

const { secrets, known } = fixedJournalKeys;

/** A folder for journals, deleted in the end. */
export const inFolder = async (work: (folder: string) => Promise<void> | void): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-journals-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

let at = 1_800_000_000_000;
/** An id and a time, later each time. */
export const stamp = () => {
  at += 1_000;
  return { id: realIds.v7(), at };
};

/** Opens a journal of the fixed keys in this thread. */
export const openStoreOf = (file: string): Store => openStore({ file, secrets, known, stamp: stamp() });

/** Records events, each in a transaction of its own. */
export const recordAll = (store: Store, events: readonly JournalEvent[]): void => {
  for (const event of events) store.record([{ ...stamp(), event }]);
};

/** A change that was sent and came to an outcome. */
export const sent = (entity: string, outcome: Outcome = 'confirmed'): readonly JournalEvent[] => {
  const event = intent(entity);
  const changeId = event.recorded[0]?.change.id ?? '';
  return [
    event,
    { type: 'attempt.replied', attemptId: event.attemptId, reply: reply('accepted') },
    { type: 'change.concluded', changeId, outcome, reason: null, notes: [] },
  ];
};

/** A change that nobody could read back, and at which a person looked by hand. */
export const lookedAt = (entity: string, found: FoundByHand = 'not-made'): readonly JournalEvent[] => {
  const unknown = sent(entity, 'unknown');
  const changeId = unknown.flatMap((event) => (event.type === 'change.concluded' ? [event.changeId] : []))[0];
  if (changeId === undefined) throw new Error('no change');
  return [
    ...unknown,
    { type: 'change.looked-at', changeId, operator: 'ravi', found, note: 'On the paper list' },
  ];
};

/** A second person's decision about a change. */
const decided = <T extends 'approval.given' | 'approval.declined'>(entity: string, type: T) => {
  const recorded = usageChange(`airpay:${entity}`);
  const { id: changeId, operator: maker } = recorded.change;
  const of = 'd'.repeat(64);
  const approval = { by: 'ravi', at: 1, of };
  const declined = { by: 'ravi', name: 'Ravi Iyer', at: 1, reason: 'Not hers' };
  const with_ = type === 'approval.given' ? { approval } : { declined };
  const findings = [finding('needs-approval')];
  return { type, operator: 'ravi', maker, changeId, of, recorded: { ...recorded, ...with_ }, findings };
};

/** One of each kind of event. */
export const oneOfEach = (entity = 'A'): readonly JournalEvent[] => [
  { type: 'change.refused', recorded: usageChange(`airpay:${entity}`), findings: [finding('block')] },
  ...sent(entity),
  ...lookedAt(entity),
  remembered(`airpay:${entity}`),
  remembered(`airpay:${entity}`, '78', 'capillary'),
  {
    type: 'identity.forgotten',
    customer: `airpay:${entity}`,
    upstream: 'capillary',
    operator: 'asha',
  },
  { type: 'journal.searched', operator: 'asha', about: 'branch', filter: {} },
  { type: 'clock.stepped', byMs: 60_000 },
  { type: 'credentials.changed', operator: 'asha', upstream: 'wm', what: 'stored' },
  decided(entity, 'approval.given'),
  { ...decided(entity, 'approval.declined'), reason: 'Not hers' },
];

/** Makes a journal with some of everything: checkpoints and a purge of customer P are in it. */
export const makeJournal = (file: string): void => {
  const store = openStoreOf(file);
  store.checkpoint('start', stamp());
  recordAll(store, [...oneOfEach('A'), ...sent('P'), ...sent('B', 'rejected')]);
  store.purge({ customer: 'airpay:P', operator: 'asha', stamp: stamp() });
  recordAll(store, sent('C', 'unknown'));
  store.checkpoint('end', stamp());
  recordAll(store, [intent('D')]);
  store.close();
};

/** Verifies a journal of the fixed keys as the switch does, against the head that the keychain knows. */
export const verify = (file: string, head: typeof known = known): Verified =>
  verifyDatabase({ file, secrets, heads: [{ known: head, who: 'the keychain' }] });
