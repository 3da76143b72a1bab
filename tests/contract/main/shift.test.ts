import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { createPins } from '../../../src/main/operators/pins.ts';
import type { SaveEnd } from '../../../src/main/ports/host.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { type Settings, SettingsSchema } from '../../../src/shared/config/settings.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { ONE_OF_EACH } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

const PIN = '135792';
const NOTE = 'Mrs Rao calls back at four';

/** An administrator who is signed in, a supervisor, and somebody who may do nothing beside changing things. */
const withThree = (settings: Settings): Settings => ({
  ...settings,
  operators: v.parse(SettingsSchema.entries.operators, {
    from: 'roster',
    people: [
      { id: 'test.op', name: 'Test Operator', role: 'administrator' },
      { id: 'second.op', name: 'Second Operator', role: 'supervisor' },
      { id: 'third.op', name: 'Third Operator', role: 'operator' },
    ],
  }),
});

let app: TestApp;
let folder = '';
let saved: (readonly [name: string, text: string])[] = [];
let saving: SaveEnd = 'saved';
let upstreams: Training;
let keychain = createMemoryKeychain();
beforeEach(async () => {
  keychain = createMemoryKeychain();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-shift-'));
  upstreams = await startTraining();
  saved = [];
  saving = 'saved';
  app = await startTestApp({ change: withThree, keychain, folder, upstreams, saveText });
  await createPins({ keychain, configured: () => null, cost: 10 }).set('third.op', PIN);
});
afterEach(async () => {
  await app.close();
  await upstreams.close();
  rmSync(folder, { recursive: true });
});

const signIn = (id: string) => app.must('operators.signIn', { id, pin: PIN });
const waiting = () => app.must('shift.handOvers', {});
const notes = async (): Promise<readonly string[]> => (await waiting()).map(({ note }) => note);

/** What the journal holds in plain of the events of a type. */
const recorded = (type: string): readonly unknown[] => {
  const db = new DatabaseSync(join(folder, 'journal.db'), { readOnly: true });
  const rows = db.prepare('SELECT facts FROM events WHERE type = ? ORDER BY seq').all(type);
  db.close();
  return rows.map(({ facts }) => JSON.parse(String(facts)));
};

const saveText = async (name: string, text: string): Promise<SaveEnd> => {
  if (saving === 'saved') saved.push([name, text]);
  return saving;
};

const restart = async (): Promise<void> => {
  await app.close();
  app = await startTestApp({ change: withThree, folder, keychain, upstreams, isFilled: true });
};

/** Makes one change of a kind, for the customer with two cards. */
const make = async (kind: string): Promise<void> => {
  const visit = await app.open(personTagged(app.training, 'two-cards').mobile);
  const one = ONE_OF_EACH.find((each) => each.kind === kind);
  if (one === undefined) throw new Error(`no case of ${kind}`);
  await app.must('drafts.put', { request: await one.request(app, visit) });
  await app.until(({ basket }) => basket.length > 0 && basket.every(({ busy }) => busy === null));
  await app.apply();
};

describe('a hand-over', () => {
  it('is seen by the next person, until they have read it, and never by who made it', async () => {
    await app.must('shift.handOver', { note: NOTE });
    expect(await waiting()).toEqual([]);
    await signIn('second.op');
    const [handOver] = await waiting();
    expect(handOver).toMatchObject({ by: 'test.op', note: NOTE, changeIds: [] });
    // Looking is not reading: it is still there after a lock.
    app.lock();
    await signIn('second.op');
    expect(await notes()).toEqual([NOTE]);
    await app.must('shift.takeOver', { handOver: handOver?.id ?? '' });
    expect(await waiting()).toEqual([]);
    for (const id of ['third.op', 'test.op', 'second.op']) {
      await signIn(id);
      expect(await waiting()).toEqual([]);
    }
    expect(recorded('shift.taken-over')).toEqual([{ operator: 'second.op', handOverId: handOver?.id }]);
  });

  it('waits over a restart, and is gone over the next once it was read', async () => {
    await app.must('shift.handOver', { note: NOTE });
    await restart();
    // Who made it is signed in at the start.
    expect(await waiting()).toEqual([]);
    await signIn('third.op');
    const [handOver] = await waiting();
    expect(handOver?.note).toBe(NOTE);
    await app.must('shift.takeOver', { handOver: handOver?.id ?? '' });
    await restart();
    await signIn('third.op');
    expect(await waiting()).toEqual([]);
  });

  it('is taken over once, by somebody else, and only while it can be recorded', async () => {
    await app.must('shift.handOver', { note: NOTE });
    await signIn('second.op');
    const handOver = (await waiting())[0]?.id ?? '';
    await signIn('test.op');
    const gone = { problem: { code: 'shift.gone' } };
    expect(await app.call('shift.takeOver', { handOver })).toMatchObject(gone);
    await signIn('second.op');
    expect(await app.call('shift.takeOver', { handOver: 'nothing' })).toMatchObject(gone);
    await app.must('shift.takeOver', { handOver });
    expect(await app.call('shift.takeOver', { handOver })).toMatchObject(gone);
    await app.breakJournal();
    expect(await app.call('shift.handOver', { note: NOTE })).toMatchObject({
      problem: { code: 'journal.unavailable' },
    });
  });

  it('of two people before reaches the third with both notes; blank ones are refused', async () => {
    await app.must('shift.handOver', { note: 'One' });
    await signIn('second.op');
    await app.must('shift.handOver', { note: 'Two' });
    expect(await notes()).toEqual(['One']);
    await signIn('third.op');
    expect(await notes()).toEqual(['Two', 'One']);
    expect(await app.routed('shift.handOver', { note: '  ' })).toMatchObject({
      problem: { code: 'ipc.malformed' },
    });
  });

  it('names the changes that need a look, and its note is not in the file', async () => {
    await app.training.faults.set('airpay', { fault: 'cut-before-effect', call: 'set', times: 1 });
    await make('card-usage.set');
    const { looks } = await app.must('shift.mine', {});
    expect(looks).toMatchObject([{ upstream: 'airpay', outcome: 'unknown' }]);
    await app.must('shift.handOver', { note: NOTE });
    await signIn('second.op');
    expect((await waiting())[0]?.changeIds).toEqual(looks.map(({ changeId }) => changeId));
    expect((await app.must('shift.mine', {})).looks).toEqual([]);
    expect(JSON.stringify(recorded('shift.handed-over'))).not.toContain('Rao');
  });
});

describe('what was done today', () => {
  it('is one person’s own, by system and outcome, in masked values; a supervisor sees the counts of all', async () => {
    const { mobile, name } = personTagged(app.training, 'two-cards');
    await make('card-usage.set');
    await signIn('second.op');
    await make('identifier.add');
    const { counts, items } = await app.must('shift.mine', {});
    expect(counts).toEqual([{ upstream: 'capillary', outcome: 'confirmed', count: 1 }]);
    expect(items).toMatchObject([
      { customer: name, outcome: 'confirmed', summary: { kind: 'identifier.add' } },
    ]);
    expect(JSON.stringify(items)).not.toContain(mobile);
    const confirmed = [{ outcome: 'confirmed', count: 1 }];
    const { hours, people } = await app.must('shift.branch', {});
    expect(people).toEqual([
      { operator: 'second.op', counts: confirmed },
      { operator: 'test.op', counts: confirmed },
    ]);
    expect(hours.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(recorded('journal.searched')).toEqual(
      ['second.op', 'second.op'].map((operator) => ({ operator, about: 'branch' })),
    );
  });

  it('is saved as CSV in masked values by whoever may, as it was chosen; that is on record first', async () => {
    const { mobile, name } = personTagged(app.training, 'two-cards');
    await make('identifier.add');
    expect(await app.must('shift.export', { of: 'mine' })).toEqual({ saved: true });
    const [[file = '', text = ''] = []] = saved;
    expect(file).toMatch(/^branchdesk-\d{4}-\d\d-\d\d\.csv$/);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain(`"${name}","capillary","identifier.add"`);
    expect(text).not.toContain(mobile);
    expect(recorded('journal.searched')).toHaveLength(1);
    await signIn('second.op');
    await app.must('shift.export', { of: 'mine' });
    await app.must('shift.export', { of: 'branch' });
    expect(saved.map(([, all]) => all.split('\r\n').length)).toEqual([3, 2, 3]);
    saving = 'cancelled';
    expect(await app.must('shift.export', { of: 'branch' })).toEqual({ saved: false });
    saving = 'failed';
    expect(await app.call('shift.export', { of: 'mine' })).toMatchObject({
      problem: { code: 'shift.not-saved' },
    });
    await signIn('third.op');
    expect(await app.call('shift.export', { of: 'mine' })).toMatchObject({
      problem: { code: 'role.not-allowed', data: { right: 'export' } },
    });
    await app.breakJournal();
    await app.call('operators.signIn', { id: 'test.op', pin: PIN });
    const before = saved.length;
    expect(await app.call('shift.export', { of: 'mine' })).toMatchObject({ ok: false });
    expect(saved).toHaveLength(before);
  });

  it('of the branch is for whoever may approve alone, and nothing of it is told while the desk is locked', async () => {
    await signIn('third.op');
    expect(await app.call('shift.branch', {})).toMatchObject({
      problem: { code: 'role.not-allowed', data: { right: 'approve' } },
    });
    expect((await app.must('shift.mine', {})).items).toEqual([]);
    app.lock();
    for (const name of ['shift.mine', 'shift.branch', 'shift.handOvers'] as const)
      expect(await app.call(name, {})).toMatchObject({ problem: { code: 'operators.locked' } });
  });
});
