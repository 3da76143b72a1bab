import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step, Workflow } from './read-workflow.ts';

type System = 'Linux' | 'Windows' | 'macOS';

const ROOT = join(import.meta.dirname, '../../..');

/** What npm has without a script. */
const NPM_OWN = ['ci', 'test'];

/** Programs that one system alone has. */
const ALONE: Readonly<Record<string, System>> = {
  sudo: 'Linux',
  'apt-get': 'Linux',
  sysctl: 'Linux',
  'xvfb-run': 'Linux',
  xcrun: 'macOS',
  codesign: 'macOS',
  security: 'macOS',
  powershell: 'Windows',
  'Get-AuthenticodeSignature': 'Windows',
};

/** One program with plain arguments: every shell reads it the same way. */
const PLAIN = /^[\w./-]+(?: [\w./:=-]+)*$/;

const NAMES: Readonly<Record<string, System>> = { ubuntu: 'Linux', windows: 'Windows', macos: 'macOS' };

const systemOf = (label: string): System | undefined => NAMES[label.split('-')[0] ?? ''];

/** The systems that a step runs on, by its job and its condition. */
const systemsOf = (workflow: Workflow, { job, when }: Step): readonly System[] => {
  const all = workflow.jobs
    .filter(({ name }) => name === job)
    .flatMap(({ systems }) => systems.flatMap((label) => systemOf(label) ?? []));
  const [, is, named] = /runner\.os (==|!=) '(\w+)'/.exec(when) ?? [];
  return all.filter((system) => named === undefined || (system === named) === (is === '=='));
};

const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

const commandFaults = (run: string): readonly string[] => [
  ...[...run.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].flatMap(([, name = '']) =>
    name in manifest.scripts || NPM_OWN.includes(name) ? [] : [`npm has no script ${name}`],
  ),
  ...[...run.matchAll(/\bnode ([\w./-]+)/g)].flatMap(([, path = '']) =>
    existsSync(join(ROOT, path)) ? [] : [`there is no ${path}`],
  ),
];

const shellFaults = ({ run, shell }: Step, systems: readonly System[]): readonly string[] => {
  if (run === null) return [];
  const programs = Object.entries(ALONE).flatMap(([program, system]) => {
    const isUsed = new RegExp(`(?:^|[\\s;&|(])${program}(?:\\s|$)`, 'm').test(run);
    return isUsed && systems.some((it) => it !== system) ? [`${program} is of ${system} alone`] : [];
  });
  const isRead = shell === 'bash' || PLAIN.test(run);
  return [
    ...programs,
    ...(systems.length === 0 ? ['it runs on no system'] : []),
    ...(isRead ? [] : ['bash and PowerShell read it differently: it needs "shell: bash"']),
  ];
};

const useFaults = ({ uses }: Step): readonly string[] => {
  if (uses === null) return [];
  if (uses.startsWith('./')) return existsSync(join(ROOT, uses)) ? [] : [`there is no ${uses}`];
  return /^actions\/[\w-]+@v\d+$/.test(uses)
    ? []
    : [`${uses} is not one of GitHub's own by its major version`];
};

/** What does not fit the project or a system, each with its step. */
export const workflowFaults = (workflow: Workflow): readonly string[] => {
  const found = workflow.steps.flatMap((step) =>
    [
      ...commandFaults(step.run ?? ''),
      ...shellFaults(step, systemsOf(workflow, step)),
      ...useFaults(step),
    ].map((fault) => `${workflow.file}, ${step.job}, "${step.name}": ${fault}`),
  );
  const called = [...workflow.text.matchAll(/^ {4}uses: (\S+)$/gm)].flatMap(([, uses = '']) =>
    existsSync(join(ROOT, uses)) ? [] : [`${workflow.file}: there is no ${uses}`],
  );
  return [...found, ...called];
};
