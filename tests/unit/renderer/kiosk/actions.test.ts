import { describe, expect, test } from 'vitest';
import type { Calls } from '../../../../src/renderer/ipc/calls.ts';
import { createActions } from '../../../../src/renderer/kiosk/state/actions.ts';
import { screenOf } from '../../../../src/renderer/kiosk/state/screen-of.ts';
import {
  createKioskStore,
  type KioskState,
  NOTHING_HERE,
} from '../../../../src/renderer/kiosk/state/store.ts';
import { fail, ok, type Result } from '../../../../src/shared/domain/problem.ts';
import { KIOSK_VIEWS, proving, visiting, WAITING } from '../../../support/renderer-stage/kiosk-stages.ts';

/** The kiosk of a main process that answers when the test says so. */
const stand = (state: Partial<KioskState>) => {
  const store = createKioskStore();
  store.setState(state);
  const asked: {
    readonly verb: string;
    readonly input: unknown;
    readonly answer: (to: Result<null>) => void;
  }[] = [];
  const verb = (name: string) => (input: unknown) =>
    new Promise((answer) => asked.push({ verb: name, input, answer }));
  const kiosk = Object.fromEntries(
    ['begin', 'prove', 'ask', 'answer', 'end', 'touch', 'state', 'staff'].map((name) => [name, verb(name)]),
  ) as unknown as Calls['kiosk'];
  return { store, asked, actions: createActions({ kiosk }, store) };
};

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('What was typed', () => {
  test('goes no further than it may, and is taken back digit by digit', () => {
    const { store, actions } = stand({ view: proving('last-six-of-mobile', 6) });
    for (const digit of '12345678') actions.type(digit, 6);
    expect(store.getState().typed).toBe('123456');
    actions.takeBack();
    expect(store.getState().typed).toBe('12345');
  });

  test('is a proof only when it is whole, and is gone from the page once it is sent', () => {
    const { store, asked, actions } = stand({ view: proving('last-six-of-mobile', 6), typed: '12345' });
    actions.prove();
    expect(asked).toEqual([]);
    expect(store.getState().notice).toBe('too-short');
    actions.type('6', 6);
    actions.prove();
    actions.prove();
    expect(asked.map(({ input }) => input)).toEqual([{ digits: '123456' }]);
    expect(store.getState().typed).toBe('');
  });

  test('a wrong proof is told in the words of the main process, which are always the same', async () => {
    const { store, asked, actions } = stand({ view: proving('last-six-of-mobile', 6), typed: '123456' });
    actions.prove();
    asked[0]?.answer(fail('kiosk.not-recognized'));
    await settled();
    expect(store.getState()).toMatchObject({ asking: null, notice: { code: 'kiosk.not-recognized' } });
  });
});

describe('Leaving', () => {
  test('covers the screen before the main process is asked, and forgets everything', () => {
    const { store, asked, actions } = stand({
      view: visiting(),
      typed: '12',
      language: 'ar',
      group: 'wm',
      warned: 3,
    });
    actions.done();
    expect(store.getState()).toMatchObject({ ...NOTHING_HERE, covered: true });
    expect(screenOf(store.getState()).name).toBe('cover');
    expect(asked.map(({ verb }) => verb)).toEqual(['end']);
  });

  test('before anybody began, there is nothing to end', () => {
    const { store, asked, actions } = stand({ view: WAITING, typing: true, typed: '98450', language: 'es' });
    actions.done();
    expect(store.getState()).toMatchObject({ ...NOTHING_HERE, covered: false });
    expect(asked).toEqual([]);
  });

  test('an answer that comes after somebody left is told to nobody', async () => {
    const { store, asked, actions } = stand({ view: KIOSK_VIEWS['kiosk-question'] });
    actions.answer(true, 'en');
    actions.done();
    asked[0]?.answer(fail('kiosk.not-now'));
    await settled();
    expect(store.getState()).toMatchObject({ notice: null, asking: null });
  });

  test('another card is scanned: cover at once, then the other begins', async () => {
    const { store, asked, actions } = stand({ view: visiting(), language: 'hi', group: 'wm' });
    actions.begin('5100000000000011', true);
    expect(store.getState()).toMatchObject({ ...NOTHING_HERE, covered: true });
    expect(asked.map(({ verb, input }) => [verb, input])).toEqual([
      ['begin', { text: '5100000000000011', scanned: true }],
    ]);
    asked[0]?.answer(ok(null));
    await settled();
    expect(store.getState().covered).toBe(false);
  });
});

test('of two answers at a time the second one is not given', () => {
  const { asked, actions } = stand({ view: KIOSK_VIEWS['kiosk-question'] });
  actions.answer(true, 'en');
  actions.answer(false, 'en');
  expect(asked.map(({ input }) => input)).toEqual([{ yes: true, language: 'en' }]);
});
