import { describe, expect, it } from 'vitest';
import { findChromium, findHeadless } from '../../../tools/browser/find.ts';
import { hasDisplay } from '../../../tools/browser/own-window.ts';

const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';

describe('the Chromium of a machine', () => {
  it.each([
    ['linux', { PATH: '/a:/usr/bin' }, '/usr/bin/chromium'],
    ['linux', { PATH: '/a' }, null],
    ['linux', {}, null],
    ['darwin', { PATH: '/usr/bin' }, '/usr/bin/chromium'],
    ['darwin', { PATH: '/a' }, MAC],
    ['win32', { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, EDGE],
    ['win32', {}, null],
    ['linux', { BRANCHDESK_CHROMIUM: '/own', PATH: '/usr/bin' }, '/own'],
    ['linux', { BRANCHDESK_CHROMIUM: '', PATH: '/usr/bin' }, '/usr/bin/chromium'],
  ] as const)('on %s with %j is %s', (platform, environment, expected) => {
    const there = ['/usr/bin/chromium', MAC, EDGE];
    expect(findChromium(environment, platform, (file) => there.includes(file))).toBe(expected);
  });
});

describe('the Chromium that shows pages to tests', () => {
  const SHELL = '/usr/bin/chromium-headless-shell';

  it.each([
    ['linux', { PATH: '/a:/usr/bin' }, ['/usr/bin/chromium', SHELL], SHELL],
    ['linux', { PATH: '/a:/usr/bin' }, ['/a/chromium', SHELL], SHELL],
    ['linux', { PATH: '/a:/usr/bin' }, ['/usr/bin/chromium'], '/usr/bin/chromium'],
    ['linux', { PATH: '/a:/usr/bin' }, [], null],
    ['linux', { BRANCHDESK_CHROMIUM: '/own', PATH: '/usr/bin' }, [SHELL], '/own'],
    ['darwin', { PATH: '/usr/bin' }, [SHELL, MAC], MAC],
  ] as const)('on %s with %j and %j is %s', (platform, environment, there: readonly string[], expected) =>
    expect(findHeadless(environment, platform, (file) => there.includes(file))).toBe(expected),
  );

  it('never opens a window: that needs the whole of it', () => {
    expect(findChromium({ PATH: '/usr/bin' }, 'linux', (file) => file === SHELL)).toBe(null);
  });
});

describe('a display', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('is there on %s with %j: %s', (platform, environment, expected) =>
    expect(hasDisplay(environment, platform)).toBe(expected),
  );
});
