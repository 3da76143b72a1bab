import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { BROKEN_SYSTEMS } from '../../support/broken-settings/branch-and-systems.ts';
import { BROKEN_DESK, BROKEN_KIOSK } from '../../support/broken-settings/desk-and-kiosk.ts';
import { linesOf, textOf } from '../../support/broken-settings/fixture.ts';
import { BROKEN_FORM } from '../../support/broken-settings/form.ts';
import { BROKEN_PEOPLE } from '../../support/broken-settings/people.ts';
import { expect, test } from '../fixtures/desk.ts';
import { runSwitch } from '../fixtures/run-switch.ts';

const { version } = v.parse(
  v.object({ version: v.string() }),
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')),
);

const GOOD = `{
  // The branch at the station
  "version": 1,
  "branch": { "id": "BLR-014", "name": "Bengaluru 14", "country": "IN" }
}`;

const BAD = `{
  "version": 1,
  "branch": { "id": "BLR-014", "name": "Bengaluru 14", "country": "India" },
  "upstreams": { "airpay": { "baseUrl": "http://kraken.example.com" } },
  "colour": "teal"
}`;

/** Of the table that the unit tests go through, some of each part. */
const SOME_BROKEN = [BROKEN_FORM, BROKEN_SYSTEMS, BROKEN_PEOPLE, BROKEN_DESK, BROKEN_KIOSK].flatMap((part) =>
  part.filter((_, at) => at % 15 === 6),
);

test.describe('the app’s own switches', () => {
  test('--version tells the version and ends', async ({ shell }) => {
    expect(await runSwitch(shell, ['--version'])).toMatchObject({ status: 0, output: `${version}\n` });
  });

  test('--check-config finds no fault in a good configuration', async ({ shell }) => {
    expect(await runSwitch(shell, ['--check-config', 'FILE'], GOOD)).toMatchObject({ status: 0 });
  });

  test('--check-config names file, line and column of every fault', async ({ shell }) => {
    const { status, output } = await runSwitch(shell, ['--check-config', 'FILE'], BAD);
    expect(status).toBe(1);
    expect(output.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^FILE:3:\d+: .*country/),
      expect.stringMatching(/^FILE:4:\d+: .*https/),
      expect.stringMatching(/^FILE:5:\d+: .*colour/),
    ]);
  });

  for (const broken of SOME_BROKEN)
    test(`--check-config says each fault of ${broken.what} where it is, in one line`, async ({ shell }) => {
      const { status, output } = await runSwitch(shell, ['--check-config', 'FILE'], textOf(broken));
      expect(output.trimEnd().split('\n')).toEqual(linesOf(broken, 'FILE'));
      expect(status).toBe(1);
    });

  test('a malformed configuration names file, line and column, and nothing starts', async ({ shell }) => {
    const { status, output, errors } = await runSwitch(shell, ['--config', 'FILE'], BAD);
    expect(status).toBe(1);
    expect(output).not.toContain('"ready":true');
    for (const line of [3, 4, 5]) expect(errors).toMatch(new RegExp(`^FILE:${line}:\\d+: `, 'm'));
  });

  test('a configuration that is not JSON names where', async ({ shell }) => {
    const { status, output } = await runSwitch(shell, ['--check-config', 'FILE'], '{\n  "version" 1\n}');
    expect(status).toBe(1);
    expect(output).toMatch(/^FILE:2:13: /);
  });

  test('--check-signing tells which values are signed, in which order, and never the secret', async ({
    shell,
  }) => {
    test.skip(shell === 'electron', 'only the preview’s keychain can be filled from here');
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-signing-'));
    const credentials = join(folder, 'credentials.json');
    writeFileSync(credentials, '{ "airpay": { "secretKey": "k-TEST-0001" } }', { mode: 0o600 });
    const { status, output, errors } = await runSwitch(
      shell,
      ['--credentials', credentials, '--check-signing', 'FILE'],
      GOOD.replace(/}$/, ', "upstreams": { "airpay": { "checksumScheme": "secret-then-values" } } }'),
    );
    rmSync(folder, { recursive: true, force: true });
    expect(status).toBe(0);
    expect(output.trimEnd().split('\n')).toEqual([
      'checksumScheme: secret-then-values',
      expect.stringMatching(/^SHA-256, /),
      '  1. secret key (from the keychain, not shown)',
      '  2. entity_id = CUST0001',
      '  3. status = ALLOWED',
      '  4. type = CONTACTLESS',
      'checksum: 4f507755ca4f327f658e31dc64a838f921133d26650a7f300dfe8a9f7157cd90',
    ]);
    expect(output + errors).not.toContain('k-TEST-0001');
  });

  test('a switch without its file is unusable', async ({ shell }) => {
    expect(await runSwitch(shell, ['--check-config'])).toMatchObject({ status: 2 });
  });

  test('--diagnostics is not of this version: it says so, and starts no app', async ({ shell }) => {
    expect(await runSwitch(shell, ['--diagnostics', 'FILE'], GOOD)).toMatchObject({
      status: 2,
      output: '',
      errors: 'this version does not have --diagnostics\n',
    });
  });
});
