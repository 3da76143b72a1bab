import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepLastKiosk, lastKiosk, wasKiosk } from '../../../../src/main/kiosk/last-kiosk.ts';
import { SettingsSchema } from '../../../../src/shared/config/settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-last-kiosk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PIN = `scrypt:10:8:1:${'s'.repeat(22)}:${'h'.repeat(43)}`;
const settings = (more: object) =>
  v.parse(SettingsSchema, { version: 1, branch: { id: 'K', name: 'K', country: 'IN' }, ...more });

it('keeps whether the app is a kiosk, with what says that it is out of service and who its staff are', () => {
  expect(wasKiosk(folder)).toBe(false);
  const kiosk = { languages: ['hi', 'en'], controlsInLowerHalf: false, staffPin: PIN };
  keepLastKiosk(folder, settings({ mode: 'kiosk', kiosk }));
  expect(wasKiosk(folder)).toBe(true);
  expect(lastKiosk(folder)).toEqual(kiosk);
  expect(readdirSync(folder)).toEqual(['kiosk']);
  expect(statSync(join(folder, 'kiosk')).mode & 0o777).toBe(0o600);
  keepLastKiosk(folder, settings({ mode: 'desk', kiosk }));
  expect(wasKiosk(folder)).toBe(false);
  keepLastKiosk(folder, settings({}));
});

it('takes a file that is damaged for a kiosk’s, of which nothing more is known', () => {
  for (const text of ['', '{', '{"languages":["xx"]}', '[]']) {
    writeFileSync(join(folder, 'kiosk'), text);
    expect(wasKiosk(folder)).toBe(true);
    expect(lastKiosk(folder)).toEqual({ languages: ['en', 'hi', 'es', 'ar'], controlsInLowerHalf: true });
  }
});

it('is a desk’s where nothing can be written', () => {
  writeFileSync(join(folder, 'file'), '');
  keepLastKiosk(join(folder, 'file'), settings({ mode: 'kiosk' }));
  expect(wasKiosk(join(folder, 'file'))).toBe(false);
});
