import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isShare, liesOnNetwork, ownUserData } from '../../../../src/main/electron/user-data.ts';

it.each([
  ['win32', { LOCALAPPDATA: 'C:\\Users\\é ü\\AppData\\Local' }, 'C:\\Users\\é ü\\AppData\\Local\\Branchdesk'],
  ['win32', {}, null],
  ['win32', { LOCALAPPDATA: '' }, null],
  ['darwin', { LOCALAPPDATA: 'C:\\x' }, null],
  ['linux', {}, null],
] as const)('on %s with %j the state of a user lies in %s', (platform, environment, folder) =>
  expect(ownUserData(platform, environment)).toBe(folder),
);

it.each([
  ['\\\\server\\share\\user', true],
  ['\\\\?\\UNC\\server\\share', true],
  ['\\\\10.0.0.5\\home$\\asha', true],
  ['C:\\Users\\asha', false],
  ['\\\\?\\C:\\Users\\asha', false],
  ['\\\\.\\C:\\Users', false],
])('%s is a share: %s', (path, is) => expect(isShare(path)).toBe(is));

it('a folder of this machine is none of another, whether it is there or not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-user-data-'));
  expect(liesOnNetwork(folder, 'linux')).toBe(false);
  expect(liesOnNetwork(join(folder, 'a', 'b'), 'linux')).toBe(false);
  rmSync(folder, { recursive: true });
});
