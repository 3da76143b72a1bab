import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSettings, loadSettings } from '../../../../src/main/config/find-settings.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const settings = (id: string) =>
  JSON.stringify({ version: 1, branch: { id, name: 'Branch', country: 'IN' } });

const from = (configPlaces: readonly string[]) => ({ configPlaces, packaged: true });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-config-'));
  writeFileSync(at('one.json'), settings('ONE'));
  writeFileSync(at('two.json'), settings('TWO'));
  writeFileSync(at('wrong.json'), '{');
  mkdirSync(at('folder.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the configuration that was asked for goes before those in their places', async () => {
  expect(await findSettings(at('two.json'), from([at('one.json')]))).toMatchObject({
    ok: true,
    file: at('two.json'),
    settings: { branch: { id: 'TWO' } },
  });
});

it('the first place that holds one counts', async () => {
  const found = await findSettings(null, from([at('none.json'), at('one.json'), at('two.json')]));
  expect(found).toMatchObject({ ok: true, settings: { branch: { id: 'ONE' } } });
  expect(await findSettings(null, from([at('none.json')]))).toEqual({ ok: null });
});

it('one that is wrong or cannot be read is never passed over for the next', async () => {
  for (const name of ['wrong.json', 'folder.json']) {
    expect(await findSettings(null, from([at(name), at('one.json')]))).toMatchObject({
      ok: false,
      file: at(name),
    });
  }
});

it('one that was asked for and is not there is a fault, not a reason to look elsewhere', async () => {
  expect(await findSettings(at('none.json'), from([at('one.json')]))).toMatchObject({
    ok: false,
    faults: [{ file: at('none.json'), line: 1, column: 1, message: 'there is no such file' }],
  });
  expect(await loadSettings(at('folder.json'))).toMatchObject({
    faults: [{ message: 'cannot be read (EISDIR)' }],
  });
});
