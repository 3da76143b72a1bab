import { describe, expect, test } from 'vitest';
import { stateAfter } from '../../../../src/renderer/kiosk/state/mirror-view.ts';
import { isSomebodys, screenOf } from '../../../../src/renderer/kiosk/state/screen-of.ts';
import {
  createKioskStore,
  type KioskState,
  NOTHING_HERE,
} from '../../../../src/renderer/kiosk/state/store.ts';
import type { KioskView } from '../../../../src/shared/ipc/kiosk.ts';
import { KIOSK_VIEWS, proving, visiting, WAITING } from '../../../support/renderer-stage/kiosk-stages.ts';

const fresh = (): KioskState => createKioskStore().getState();

const once = (state: KioskState, view: KioskView): KioskState => ({
  ...state,
  ...stateAfter(state, view, 1_000),
});

/** Everything that somebody can have left on the page. */
const THEIRS: Partial<KioskState> = {
  language: 'hi',
  larger: true,
  contrast: true,
  aloud: true,
  heardBy: 'anybody',
  volume: 5,
  help: true,
  typing: true,
  typed: '9845010001',
  shown: true,
  notice: 'too-short',
  asking: 'answer',
  group: 'wm',
  page: 3,
  seen: 4,
  warned: 7,
};

describe('The end of a visit', () => {
  test.each([
    ['proof', proving('last-six-of-mobile', 6)],
    ['visit', visiting()],
  ])('a %s that is over leaves nothing of anybody on the page', (_, view) => {
    const before = { ...once(fresh(), view), ...THEIRS, covered: true, staff: true };
    const now = once(before, WAITING);
    expect(now).toEqual({ ...fresh(), ...NOTHING_HERE, view: WAITING, covered: false, staff: false });
    expect(screenOf(now)).toEqual({ name: 'attract' });
    expect(isSomebodys(now)).toBe(false);
  });

  test('a visit that gives way to another person’s proof leaves nothing either', () => {
    const next = proving('last-six-of-card', 6);
    const now = once({ ...once(fresh(), visiting()), ...THEIRS }, next);
    expect(now).toMatchObject({ ...NOTHING_HERE, view: next });
  });

  test('another card: the screen that waits is never shown in between', () => {
    const scanned = { ...once(fresh(), visiting()), ...NOTHING_HERE, covered: true, begins: true };
    const waits = once(scanned, WAITING);
    expect(screenOf(waits)).toEqual({ name: 'cover' });
    const proof = proving('last-six-of-mobile', 6);
    expect(screenOf({ ...once(waits, proof), covered: false, begins: false }).name).toBe('proof');
  });

  test('what belongs to a visit is told once more under the cover: it stays covered', () => {
    const covered = { ...once(fresh(), visiting()), ...NOTHING_HERE, covered: true };
    expect(screenOf(once(covered, visiting({ sending: 'usage-ATM' })))).toEqual({ name: 'cover' });
  });
});

describe('A visit that goes on', () => {
  test('keeps how somebody wants to be spoken to, and not what they typed', () => {
    const typing = { ...once(fresh(), WAITING), ...THEIRS };
    const now = once(typing, proving('last-six-of-mobile', 6));
    expect(now).toMatchObject({
      language: 'hi',
      larger: true,
      contrast: true,
      aloud: true,
      heardBy: 'anybody',
      volume: 5,
      typed: '',
      typing: false,
    });
  });

  test('keeps what is being typed while something else is told', () => {
    const typing = { ...once(fresh(), proving('last-six-of-mobile', 6)), typed: '4501' };
    expect(once(typing, { ...proving('last-six-of-mobile', 6), languages: ['en'] }).typed).toBe('4501');
  });

  test('waits by its own clock', () => {
    const waiting = once(fresh(), KIOSK_VIEWS['kiosk-wait']);
    expect(waiting.waitsUntil).toBe(76_000);
    expect(screenOf(waiting)).toEqual({ name: 'wait' });
    expect(screenOf(once(waiting, proving('last-six-of-mobile', 6)))).toMatchObject({ name: 'proof' });
  });
});
