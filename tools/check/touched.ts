import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messagesAreExtracted } from './messages.ts';
import { program, root } from './program.ts';
import { twoAtOnce } from './two-at-once.ts';

/*
 * `npm run check`: types, format, lint, layers, dead code, messages, and the unit tests that your edits touch. Your edits
 * are what is not on main; on main itself, what is not committed yet, else the last commit.
 */

const git = (...args: readonly string[]): readonly string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

const edited = (): readonly string[] => {
  const [base = 'HEAD'] = git('merge-base', 'HEAD', 'main');
  const [head] = git('rev-parse', 'HEAD');
  const open = [...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')];
  const since = base === head ? (open.length > 0 ? [] : ['HEAD~1', 'HEAD']) : [base, 'HEAD'];
  const made = since.length === 0 ? [] : git('diff', '--name-only', ...since);
  return [...new Set([...open, ...made])].filter((file) => existsSync(join(root, file)));
};

const files = edited();
const code = files.filter((file) => /^(src|tests|tools)\/.*\.tsx?$/.test(file));
const unit = code.filter((file) => !/^tests\/(e2e|contract|integration|fault-lab|full)\//.test(file));

const passes =
  (name: string, ...args: readonly string[]) =>
  async (): Promise<boolean> =>
    (await program(name, args)).ok;

const CHECKS: readonly (readonly [what: string, run: () => Promise<boolean>])[] = [
  // What was found right is remembered beside the packages: the next time only edits are looked at.
  [
    'types',
    passes('tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/check.tsbuildinfo'),
  ],
  ['format and lint', passes('biome', 'ci', '--no-errors-on-unmatched', ...files)],
  [
    'layers and cycles',
    passes('depcruise', '--config', 'dependency-cruiser.config.mjs', '--output-type', 'err', 'src'),
  ],
  ['messages', messagesAreExtracted],
  ['dead code', passes('knip')],
];

const begun = performance.now();
const failed: string[] = [];
const tell = (what: string, ok: boolean): void => {
  if (!ok) failed.push(what);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${what}: ${ok ? 'passed' : 'FAILED'} (${seconds} s)\n`);
};

process.stdout.write(`${files.length} edited files\n`);
await twoAtOnce(
  (files.length === 0 ? [] : CHECKS).map(
    ([what, run]) =>
      async () =>
        tell(what, await run()),
  ),
);
if (unit.length > 0) {
  const related = ['related', '--run', '--project', 'unit', '--passWithNoTests', ...unit];
  tell('unit tests', (await program('vitest', related, { show: true })).ok);
}
process.stdout.write(failed.length === 0 ? '\nno faults\n' : `\nFAILED: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
