import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../fixtures/desk.ts';
import { runSwitch } from '../fixtures/run-switch.ts';

const CONFIGURATION = `{
  // The branch at the station
  "version": 1,
  "branch": { "id": "BLR-014", "name": "Bengaluru 14", "country": "IN" },
  "upstreams": { "airpay": { "baseUrl": "https://airpay.example" } }
}`;

const CANARY = 'canary-7Q2';
const CREDENTIALS = JSON.stringify({
  airpay: { token: `${CANARY}-token`, secretKey: `${CANARY}-secret` },
  operators: { pepper: `${CANARY}-pepper-0123456789abcdef0123456789` },
});
const PASSPHRASE = 'marble quarry 7 umbrella velvet anchor';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-bundles-'));
});
test.afterEach(() => {
  // A test that is skipped has none.
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

/** Files below the folder that hold a text. */
const filesWith = (text: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => readFileSync(join(folder, name)).includes(text))
    .sort();

test.describe('bundles by switches alone', () => {
  test('a bundle goes from an administrator to a desk, and no secret is told', async ({ shell }) => {
    test.skip(shell === 'electron', 'the keys would be made in the keychain of whoever runs this');
    // Each command is a start of the program.
    test.slow();
    const [desk, administrator] = [join(folder, 'desk'), join(folder, 'administrator')];
    const [credentials, bundle] = [join(folder, 'credentials.json'), join(folder, 'branch.bundle')];
    writeFileSync(credentials, CREDENTIALS);
    const told: string[] = [];
    const run = async (profile: string, args: readonly string[], typed: string | null = null) => {
      const ended = await runSwitch(shell, args, CONFIGURATION, profile, typed);
      told.push(ended.output, ended.errors);
      return ended;
    };

    const card = await run(desk, ['--device-card']);
    const [line = ''] = card.output.split('\n');
    expect(line).toMatch(/^BRANCHDESK\.DEVICE\.[0-9A-Z]{52}\.[0-9A-Z]{8}\.\S+$/);
    expect((await run(desk, ['--device-card'])).output).toBe(card.output);

    const made = await run(administrator, [
      ...['--make-bundle', '--config', 'FILE', `--credentials-from=${credentials}`, '--for', line],
      ...[`--out=${bundle}`, '--issuer', 'IT of the south region', '--expires=30', '--grace', '7'],
    ]);
    expect(made).toMatchObject({ status: 0, errors: '' });
    const fingerprint = /^fingerprint: (\S{4}(?:-\S{4}){3})$/m.exec(made.output)?.[1];
    expect(fingerprint).toBeDefined();

    const there = await run(desk, ['--check-bundle', bundle]);
    expect(there).toMatchObject({ status: 0 });
    expect(there.output).toContain(`\nfingerprint: ${fingerprint}\n`);
    expect(there.output).toContain('\nhere: it opens, and holds what it says\n');
    const elsewhere = await run(administrator, ['--check-bundle', bundle]);
    expect(elsewhere.output).toContain('\nhere: it was not opened, this user holds none of its keys\n');

    const again = await run(administrator, [
      ...['--make-bundle', '--config', 'FILE', '--for', line, '--out', bundle],
    ]);
    expect(again).toMatchObject({
      status: 1,
      output: `${bundle}:1:1: is there already: nothing was written\n`,
    });

    const locked = join(folder, 'locked.bundle');
    const parts = ['--make-bundle', '--config', 'FILE', '--credentials-from', credentials, '--passphrase'];
    const word = await run(administrator, [...parts, PASSPHRASE, '--out', locked]);
    expect(word).toMatchObject({ status: 2, output: '' });
    expect(await run(administrator, [...parts, '--out', locked], 'Bengaluru14\n')).toMatchObject({
      status: 1,
    });
    expect(await run(administrator, [...parts, '--out', locked], `${PASSPHRASE}\n`)).toMatchObject({
      status: 0,
    });
    expect((await run(desk, ['--check-bundle', locked])).output).toContain(
      '\nhere: it was not opened, that takes its passphrase\n',
    );
    expect(filesWith(CANARY)).toEqual(['credentials.json']);

    expect(await run(desk, ['--provision', bundle])).toMatchObject({ status: 0 });
    expect(filesWith(CANARY)).toEqual(['credentials.json', 'desk/keychain.json']);
    expect(filesWith(PASSPHRASE)).toEqual([]);
    expect(told.join('\n')).not.toContain(CANARY);
    expect(told.join('\n')).not.toContain(PASSPHRASE);
    expect(told.join('\n')).not.toContain('Bengaluru14');

    const text = readFileSync(bundle, 'utf8');
    writeFileSync(bundle, text.replace('"sealed":"', '"sealed":" '));
    const changed = await run(desk, ['--check-bundle', bundle]);
    expect(changed.status).toBe(1);
    expect(changed.output.startsWith(`${bundle}:1:1: is `)).toBe(true);
  });
});
