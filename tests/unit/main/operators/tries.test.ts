import { describe, expect, it } from 'vitest';
import { guessesSuite, machine, TABLE } from './tries-suite.ts';

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

/** `npm test -- --full` makes more than 10,000 guesses. */
guessesSuite({ runs: 40, atLeast: 2_000 });
