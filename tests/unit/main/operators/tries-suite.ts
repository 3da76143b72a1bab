import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { openTries } from '../../../../src/main/operators/tries.ts';
import type { Moment } from '../../../../src/main/ports/clock.ts';

export const TABLE = { person: [0, 0, 5, 60, 300], device: [0, 0, 0, 0, 5, 30, 600], forgetMinutes: 15 };

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A machine: its time since it was started, which nobody sets, and the file that outlives processes and restarts. */
export const machine = (table = TABLE) => {
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

/** The most tries for one person that the table allows in so many milliseconds, however they are spread. */
const most = (ms: number): number => {
  let [made, time] = [0, 0];
  for (; time <= ms; made += 1) time += (TABLE.person[Math.min(made, TABLE.person.length - 1)] ?? 0) * 1_000;
  return made;
};

/** Guesses at random, in so many runs, and holds how many of the guesses were looked at. */
export const guessesSuite = ({ runs, atLeast }: { readonly runs: number; readonly atLeast: number }): void =>
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
      { numRuns: runs },
    );
    expect(guesses).toBeGreaterThanOrEqual(atLeast);
  });
