import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import { createPins } from '../../../../src/main/operators/pins.ts';
import { createSessions, type SessionStep } from '../../../../src/main/operators/sessions.ts';
import { openTries } from '../../../../src/main/operators/tries.ts';
import { OperatorsSchema } from '../../../../src/shared/config/operators.ts';
import { createFakeClock } from '../../../support/clock.ts';

const ROSTER = {
  from: 'roster',
  people: [
    { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
    { id: 'arjun.m', name: 'Arjun Mehta', role: 'supervisor' },
    { id: 'leela.n', name: 'Leela Nair', role: 'administrator' },
  ],
  lockAfterSeconds: 60,
};
const PINS = { 'rekha.k': '135792', 'arjun.m': '246813' } as const;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const open = async ({
  settings = ROSTER,
  first = null,
}: {
  settings?: object;
  first?: string | null;
} = {}) => {
  const parsed = v.parse(OperatorsSchema, settings);
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-sessions-'));
  const clock = createFakeClock();
  const pins = createPins({ keychain: createMemoryKeychain(), configured: () => null, cost: 10 });
  for (const [id, pin] of Object.entries(PINS)) expect(await pins.set(id, pin)).toMatchObject({ ok: true });
  const tries = openTries(
    join(folder, 'tries.db'),
    parsed.from === 'roster' ? parsed.tries : { person: [1], device: [1], forgetMinutes: 1 },
    clock,
  );
  const ending = new AbortController();
  const steps: SessionStep[] = [];
  let changes = 0;
  const sessions = createSessions({
    ...{ settings: parsed, first, pins, clock, signal: ending.signal },
    tries: async () => tries,
    account: { name: 'root', names: ['root'], exact: true },
    onStep: (step) => steps.push(step),
    onChange: () => {
      changes += 1;
    },
  });
  ends.push(() => {
    ending.abort();
    tries.close();
    rmSync(folder, { recursive: true });
  });
  return { sessions, clock, steps, changes: () => changes };
};

describe('with a roster', () => {
  it('nobody is at the desk until somebody signs in', async () => {
    const { sessions, steps } = await open();
    expect(sessions.now()).toEqual({ state: 'signed-out' });
    expect(await sessions.signIn('rekha.k', PINS['rekha.k'])).toMatchObject({ ok: true });
    expect(sessions.operator()).toEqual(ROSTER.people[0]);
    sessions.signOut();
    expect(sessions.operator()).toBeNull();
    expect(steps).toEqual([
      { operator: 'rekha.k', what: 'signed-in' },
      { operator: 'rekha.k', what: 'signed-out' },
    ]);
  });

  it.each([
    ['the PIN of somebody else', 'rekha.k', PINS['arjun.m']],
    ['a person without a PIN', 'leela.n', '000000'],
    ['an id that nobody has', 'meera.s', PINS['rekha.k']],
    ['nothing', 'rekha.k', ''],
  ])('%s is refused in the same words', async (_what, id, pin) => {
    const { sessions, changes } = await open();
    expect(await sessions.signIn(id, pin)).toEqual({
      ok: false,
      problem: { code: 'operators.wrong-pin', data: {} },
    });
    expect(sessions.operator()).toBeNull();
    expect(changes()).toBe(0);
  });

  it.each(['rekha.k', 'meera.s'])(
    'wrong ones of %s are slowed down, and then a right one too',
    async (id) => {
      const { sessions } = await open();
      for (let nth = 0; nth < 4; nth += 1) await sessions.signIn(id, '111111');
      expect(await sessions.signIn(id, PINS['rekha.k'])).toMatchObject({
        problem: { code: 'operators.wait', data: { seconds: 5 } },
      });
    },
  );

  it('a locked desk is nobody’s, and stays whose it was', async () => {
    const { sessions } = await open({ first: 'rekha.k' });
    sessions.lock();
    expect(sessions.operator()).toBeNull();
    expect(sessions.now()).toEqual({ state: 'locked', operator: ROSTER.people[0] });
    expect(await sessions.signIn('arjun.m', PINS['arjun.m'])).toMatchObject({ ok: true });
    expect(sessions.operator()).toEqual(ROSTER.people[1]);
  });

  it('it locks when nobody did anything for so long, and not before', async () => {
    const { sessions, clock } = await open({ first: 'rekha.k' });
    await clock.advance(50_000);
    sessions.touch();
    await clock.advance(50_000);
    expect(sessions.now().state).toBe('signed-in');
    await clock.advance(10_000);
    expect(sessions.now().state).toBe('locked');
  });

  it('the time that the machine slept counts, whatever its clock was set to', async () => {
    const { sessions, clock } = await open({ first: 'rekha.k' });
    clock.step(-3_600_000);
    clock.suspend(100_000);
    await clock.advance(6_000);
    expect(sessions.now().state).toBe('locked');
  });

  it('a second person proves to be here without taking the desk', async () => {
    const { sessions, steps } = await open({ first: 'rekha.k' });
    expect(await sessions.prove('arjun.m', PINS['arjun.m'])).toMatchObject({
      ok: true,
      value: { id: 'arjun.m', role: 'supervisor' },
    });
    expect(sessions.operator()?.id).toBe('rekha.k');
    expect(steps).toEqual([{ operator: 'arjun.m', what: 'proved' }]);
  });
});

describe('with the account of the operating system', () => {
  it('that account is at the desk, nobody can prove to be another one, and there is nothing to lock', async () => {
    const { sessions } = await open({ settings: { from: 'os-user' } });
    expect(sessions.operator()).toEqual({ id: 'root', name: 'root', role: 'operator' });
    sessions.lock();
    expect(sessions.operator()).not.toBeNull();
    expect(await sessions.prove('root', '135792')).toMatchObject({
      problem: { code: 'operators.no-roster' },
    });
  });

  it('an account that may not work here leaves the desk to nobody', async () => {
    const { sessions } = await open({ settings: { from: 'os-user', others: 'nobody' } });
    expect(sessions.now()).toEqual({ state: 'nobody' });
  });
});
