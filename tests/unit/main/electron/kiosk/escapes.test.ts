import type { EventEmitter } from 'node:events';
import type { BrowserWindow, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardKiosk } from '../../../../../src/main/electron/kiosk-guards.ts';
import { createKeyFilter } from '../../../../../src/main/electron/kiosk-keys.ts';
import { lockNavigation } from '../../../../../src/main/electron/navigation.ts';
import { ESCAPES, type Escape } from '../../../../support/kiosk/escapes.ts';
import { kioskWindow } from '../../../../support/kiosk/kiosk-window.ts';

const HELD: Readonly<Record<string, string>> = {
  Control: 'control',
  Alt: 'alt',
  Meta: 'meta',
  Shift: 'shift',
};

/** A key as Electron tells of it, from how Playwright names it. */
const inputOf = (pressed: string) => {
  const [key = '', ...held] = pressed
    .replace(/(^|\+)\+$/, '$1Plus')
    .split('+')
    .reverse();
  return {
    ...{ shift: false, control: false, alt: false, meta: false },
    ...Object.fromEntries(held.map((name) => [HELD[name], true])),
    ...{ type: 'keyDown', key: key === 'Plus' ? '+' : key, code: '', isComposing: false },
  };
};

const guarded = () => {
  const window = kioskWindow();
  // As much of it as is guarded; the stand-in is typed against Electron where it is made.
  guardKiosk(window as EventEmitter as BrowserWindow, createKeyFilter(''));
  lockNavigation(window.webContents as EventEmitter as WebContents);
  return window;
};

const isPrevented = (on: EventEmitter, name: string, ...details: readonly unknown[]): boolean => {
  let prevented = false;
  const fields = { url: 'https://example.com/', isMainFrame: true, isSameDocument: false };
  on.emit(
    name,
    {
      ...fields,
      preventDefault: () => {
        prevented = true;
      },
    },
    ...details,
  );
  return prevented;
};

/** Whether what has to stop it does; null: only a browser can tell. */
const isStopped = (way: Escape): boolean | null => {
  const window = guarded();
  switch (way.by) {
    case 'keys':
      return isPrevented(window.webContents, 'before-input-event', inputOf(way.keys));
    case 'pointer': {
      const { type, button, held } = way;
      const mouse = { type, button, modifiers: held === undefined ? [] : [held], x: 1, y: 1 };
      return isPrevented(window.webContents, 'before-mouse-event', mouse);
    }
    case 'window event':
      return isPrevented(window, way.event, ...way.details);
    case 'page event':
      return isPrevented(window.webContents, way.event, ...way.details);
    default:
      return null;
  }
};

describe('a way out of the kiosk', () => {
  const tried = ESCAPES.filter((way) => isStopped(way) !== null);

  it(`is tried ${ESCAPES.length} times, ${tried.length} of them here`, () => {
    expect(tried.length).toBeGreaterThan(60);
    expect(new Set(ESCAPES.map((way) => JSON.stringify(way))).size).toBe(ESCAPES.length);
  });

  it.each(tried.map((way) => [way.would, way] as const))('that %s: %j', (_would, way) =>
    expect(isStopped(way)).toBe(true),
  );

  it('is open where nothing is guarded: the table can fail', () => {
    const { webContents } = kioskWindow();
    for (const way of tried)
      if (way.by === 'keys')
        expect(isPrevented(webContents, 'before-input-event', inputOf(way.keys))).toBe(false);
  });
});

describe('what a customer does', () => {
  it.each([
    ...['0', '9', 'a', 'Z', '+', ' ', 'Enter', 'Tab', 'Shift+Tab', 'Escape', 'Backspace', 'Delete'],
    ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
    ...['Shift', 'Shift+A', '٣', '३', 'अ', 'ñ'],
  ])('with %s reaches the page', (pressed) =>
    expect(isPrevented(guarded().webContents, 'before-input-event', inputOf(pressed))).toBe(false),
  );

  it.each([
    { type: 'mouseMove' },
    { type: 'mouseEnter' },
    { type: 'mouseLeave' },
    { type: 'mouseDown', button: 'left' },
    { type: 'mouseUp', button: 'left' },
    { type: 'mouseWheel' },
  ])('with the pointer reaches the page: %j', (mouse) =>
    expect(isPrevented(guarded().webContents, 'before-mouse-event', mouse)).toBe(false),
  );
});

describe('a key', () => {
  const passes = createKeyFilter('');
  const key = { type: 'keyDown', isComposing: false, control: false, alt: false, meta: false };

  it('that is of an input method does not pass', () => {
    expect(passes({ ...key, key: 'a', isComposing: true })).toBe(false);
    for (const name of ['Process', 'Dead', 'Unidentified', ''])
      expect(passes({ ...key, key: name })).toBe(false);
  });

  it('that went down alone comes up while another is held', () => {
    expect(passes({ ...key, type: 'keyUp', key: 'Enter', control: true })).toBe(true);
    expect(passes({ ...key, type: 'keyUp', key: 'Control' })).toBe(false);
  });

  it('passes when the scanner of the branch is configured to send it, and no other does then', () => {
    const scanner = createKeyFilter('<F9>\u0002\n\u0003');
    for (const name of ['B', 'b', 'c', 'j']) {
      expect(scanner({ ...key, key: name, control: true })).toBe(true);
      expect(passes({ ...key, key: name, control: true })).toBe(false);
      expect(scanner({ ...key, key: name, control: true, alt: true })).toBe(false);
      expect(scanner({ ...key, key: name, control: true, meta: true })).toBe(false);
    }
    expect(scanner({ ...key, key: 'F9' })).toBe(true);
    expect(passes({ ...key, key: 'F9' })).toBe(false);
    for (const name of ['F1', 'F5', 'F10', 'F12', 'F90']) expect(scanner({ ...key, key: name })).toBe(false);
    for (const name of ['p', 'w', 'r', 'v', 'F9'])
      expect(scanner({ ...key, key: name, control: true })).toBe(false);
  });
});

describe('zoom', () => {
  it('is what it was as soon as it changes, and cannot be pinched in any page', async () => {
    const window = guarded();
    const told: unknown[] = [];
    Object.assign(window.webContents, {
      setZoomLevel: (level: number) => told.push(['level', level]),
      setVisualZoomLevelLimits: async (...limits: number[]) => void told.push(['limits', ...limits]),
    });
    window.webContents.emit('zoom-changed', {}, 'in');
    window.webContents.emit('did-finish-load', {});
    window.webContents.emit('did-finish-load', {});
    expect(told).toEqual([
      ['level', 0],
      ...[0, 1].flatMap(() => [
        ['level', 0],
        ['limits', 1, 1],
      ]),
    ]);
  });
});
