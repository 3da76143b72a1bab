import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openTries } from '../../../../src/main/operators/tries.ts';
import type { Moment } from '../../../../src/main/ports/clock.ts';

const TABLE = { person: [0, 0, 5, 60, 300], device: [0, 0, 0, 0, 5, 30, 600], forgetMinutes: 15 };

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A machine: its time since it was started, which nobody sets, and the file that outlives processes and restarts. */
const machine = (table = TABLE) => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-tries-'));
  folders.push(folder);
  let whole = 100_000;
  const clock = { mark: (): Moment => ({ awake: whole, whole }) };
  return {
    open: (lost = false) => openTries(join(folder, 'tries.db'), table, clock, lost),
    pass: (ms: number) => {
      whole += ms;
    },
    boot: () => {
      whole = 20_000;
    },
  };
};

describe('wrong PINs', () => {
  it('of one person wait as the table says, and its last wait is repeated', () => {
    const { open, pass } = machine({ ...TABLE, device: [0, 0, 0, 0, 0, 0, 0, 0, 1] });
    const tries = open();
    for (const seconds of [0, 0, 5, 60, 300, 300, 300]) {
      expect(tries.begin('asha')).toEqual({ ok: true });
      if (seconds === 0) continue;
      pass(seconds * 1_000 - 1);
      expect(tries.begin('asha')).toEqual({ ok: false, waitMs: 1 });
      pass(1);
    }
    tries.close();
  });

  it('of one person do not make another one wait, until they are many at this device', () => {
    const { open } = machine();
    const tries = open();
    for (let nth = 0; nth < 3; nth += 1) tries.begin('asha');
    expect(tries.begin('asha')).toMatchObject({ ok: false, waitMs: 5_000 });
    expect(tries.begin('meera')).toEqual({ ok: true });
    tries.begin('rekha');
    expect(tries.begin('leela')).toMatchObject({ ok: false, waitMs: 5_000 });
    tries.close();
  });

  it('are forgotten with a right one, which makes nobody else wait', () => {
    const { open } = machine();
    const tries = open();
    for (let nth = 0; nth < 3; nth += 1) tries.begin('asha');
    tries.begin('meera');
    tries.wasRight('meera');
    for (let nth = 0; nth < 2; nth += 1) expect(tries.begin('meera')).toEqual({ ok: true });
    tries.close();
  });

  it('of a device are forgotten one by one', () => {
    const { open, pass } = machine();
    const tries = open();
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f']) {
      tries.begin(who);
      pass(30_000);
    }
    expect(tries.begin('g')).toEqual({ ok: true });
    pass(15 * 60_000 * 7);
    for (const who of ['h', 'i', 'j', 'k']) expect(tries.begin(who)).toEqual({ ok: true });
    tries.close();
  });

  it('begin to wait anew where the machine was started anew', () => {
    const { open, boot, pass } = machine();
    const before = open();
    for (let nth = 0; nth < 3; nth += 1) before.begin('asha');
    before.close();
    boot();
    const after = open();
    expect(after.begin('asha')).toMatchObject({ ok: false, waitMs: 5_000 });
    pass(5_000);
    expect(after.begin('asha')).toEqual({ ok: true });
    after.close();
  });

  it('of another process count', () => {
    const { open } = machine();
    const [one, two] = [open(), open()];
    one.begin('asha');
    two.begin('ASHA');
    one.begin('asha');
    expect(two.begin('asha')).toMatchObject({ ok: false, waitMs: 5_000 });
    one.close();
    two.close();
  });

  it('whose counts were taken away make the device wait as long as it ever does', () => {
    const tries = machine().open(true);
    expect(tries.begin('asha')).toMatchObject({ ok: false, waitMs: 600_000 });
    tries.close();
  });
});

/** The most tries for one person that the table allows in so many milliseconds, however they are spread. */
const most = (ms: number): number => {
  let [made, time] = [0, 0];
  for (; time <= ms; made += 1) time += (TABLE.person[Math.min(made, TABLE.person.length - 1)] ?? 0) * 1_000;
  return made;
};

it('never are more than the table allows: over restarts of the app and of the machine, in two processes', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('try' as const), process: fc.nat(1) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.nat(90_000) }),
    fc.record({ do: fc.constantFrom('restart', 'boot'), process: fc.nat(1) }),
  );
  let guesses = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 200, maxLength: 400 }), (steps) => {
      const { open, pass, boot } = machine();
      const processes = [open(), open()];
      let [made, time] = [0, 0];
      for (const one of steps) {
        if (one.do === 'pass') {
          pass(one.ms);
          time += one.ms;
        } else if (one.do === 'try') {
          guesses += 1;
          if (processes[one.process]?.begin('asha').ok) made += 1;
        } else {
          processes[one.process]?.close();
          if (one.do === 'boot') boot();
          processes[one.process] = open();
        }
      }
      for (const tries of processes) tries.close();
      expect(made).toBeLessThanOrEqual(most(time));
    }),
    { numRuns: 40 },
  );
  expect(guesses).toBeGreaterThan(2_000);
});
