import { spawnSync } from 'node:child_process';
import { refusedStart } from '../../../src/main/electron/argv-guard.ts';
import { type Attack, tryEach } from './attack.ts';

const told = (option: string): string => {
  const { stdout } = spawnSync(process.execPath, [option], { encoding: 'utf8' });
  return stdout;
};

/** Every switch that Node.js and V8 tell of themselves; the app's own `--version` is theirs too. */
const switches = (): readonly string[] => {
  const ofNode = [
    ...process.allowedNodeEnvironmentFlags,
    ...told('--help').matchAll(/(?<= {2}|, )--?[a-z][\w-]*/g),
  ];
  const ofV8 = told('--v8-options').matchAll(/^ {2}--(?:\[no-\])?([a-z][\w-]*)/gm);
  const names = [...ofNode.map(String), ...[...ofV8].map(([, name = '']) => name)];
  const bare = names.map((name) => name.replace(/^-+/, ''));
  return [...new Set(bare)].filter((name) => name !== '' && name !== 'version');
};

/** Every variable that Node.js tells of, but those that color its words. */
const variables = (): readonly string[] => [
  ...new Set([...told('--help').matchAll(/^((?:NODE|UV)_[A-Z_0-9]+)\b/gm)].map(([, name = '']) => name)),
];

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => `--${name}`,
  (name) => `-${name}`,
  (name) => `--${name}=1`,
  (name) => `--${name.toUpperCase()}`,
  (name) => `--no-${name}`,
  (name) => `--${name.replaceAll('-', '_')}=`,
];

const started = (argv: readonly string[], environment: Readonly<Record<string, string>>) =>
  PLATFORMS.filter((platform) => refusedStart({ argv, environment, packaged: true, platform }).length === 0);

/** Orders to Node.js and V8, on the command line of an installed app and in its environment. */
export const START_ORDERS: readonly Attack[] = [
  {
    name: 'switches of Node.js and V8, each in six spellings, on three platforms',
    run: (take) =>
      tryEach(
        switches().flatMap((name) => SPELLINGS.map((spell) => spell(name))),
        take,
        (argument) => started(['--training', argument], {}).map((platform) => `${argument} on ${platform}`),
      ),
  },
  {
    name: 'variables of Node.js, on three platforms',
    run: (take) =>
      tryEach(variables(), take, (name) =>
        started([], { PATH: '/bin', [name]: '1' }).map((platform) => `${name} on ${platform}`),
      ),
  },
];
