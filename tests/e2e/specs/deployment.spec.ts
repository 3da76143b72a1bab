import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandsOf } from '../../support/page-commands.ts';
import { branchOf } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';

const ROOT = join(import.meta.dirname, '../../..');
const TRIED = commandsOf(join(ROOT, 'docs/deployment.md'))
  .filter((block) => block.tried)
  .map(({ lines }) => lines.join('\n'));

test('what the page on deployment says is tried does what it says, in its order', async ({
  shell,
  training,
}) => {
  test.skip(shell === 'electron', 'the preview’s keychain is nobody’s own');
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-deployment-'));
  const { config, credentials } = branchOf(training);
  writeFileSync(join(folder, 'branchdesk.config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'credentials.json'), JSON.stringify(credentials), { mode: 0o600 });
  writeFileSync(join(folder, 'passphrase.txt'), 'seldom lantern oblique mustard gravity tunnel\n');
  const preview = `"${process.execPath}" --disable-warning=ExperimentalWarning "${ROOT}/tools/preview/main.ts"`;
  const script = [
    'set -euo pipefail',
    `branchdesk() { ${preview} --profile "${folder}/profile" "$@"; }`,
    ...TRIED.map((block, at) => `echo "== ${at}"\n${block}`),
  ].join('\n');
  try {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(stdout).toMatch(/branchdesk\.config\.json: no faults\n/);
    expect(stdout).toMatch(/branchdesk\.bundle: a bundle was made\n/);
    expect(stdout).toMatch(/branchdesk\.bundle: no faults\n[\s\S]*made by: IT, Bengaluru/);
    for (const name of ['branchdesk', 'by-hand', 'renewed'])
      expect(stdout).toContain(`${name}.bundle: imported\n`);
    expect(stdout).toContain('went back to the bundle before\n');
    // Nobody made the keys and cards that are in these files but the commands themselves.
    expect(readFileSync(join(folder, 'branchdesk.keys'), 'utf8')).toMatch(/^[\w-]{43}\n$/);
    expect(readFileSync(join(folder, 'fleet.txt'), 'utf8')).toMatch(/^BRANCHDESK\.DEVICE\.\S+\n$/);
    const secrets = JSON.stringify(credentials).match(/(?<=":")[^"]{8,}(?=")/g) ?? [];
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
