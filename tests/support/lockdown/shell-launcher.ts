import {
  attributesAre,
  bracedGuid,
  inOrder,
  type Judge,
  noTextBut,
  oneOf,
  someText,
  truth,
  windowsPath,
} from './xml-rules.ts';
import { allNamed, readXml, type Seen } from './xml-tree.ts';

const base = 'http://schemas.microsoft.com/ShellLauncher';
const v1 = (name: string): string => `{${base}/2018/Configuration}${name}`;
const v2 = (name: string): string => `{${base}/2019/Configuration}${name}`;

/** The schema knows `DoNothing` and `ShutdownDevice` too; a customer would stand before a black screen. */
const action = (value: string): string | null => {
  if (['DoNothing', 'ShutdownDevice'].includes(value)) return 'leaves a black screen';
  return oneOf('RestartShell', 'RestartDevice')(value);
};

const explorer: Judge = (path) =>
  /^%(SystemRoot|windir)%\\explorer\.exe$/i.test(path) ? null : 'is not Explorer';

const sid: Judge = (value) => (/^S-1(-\d+)+$/.test(value) ? null : 'is not a SID');

const MOST_CODES = 4;
const START_AGAIN = '86';

/** Codes are signed: what a crash ends with is negative. */
const isCode = (value: string): string | null =>
  /^-?\d{1,10}$/.test(value) && Number(value) === (Number(value) | 0)
    ? null
    : 'is not a signed code of 32 bits';

const codesFaults = (codes: Seen): readonly string[] => {
  const given = codes.children.map(({ attributes }) => attributes.get('ReturnCode') ?? '');
  return [
    ...inOrder(codes, [[v1('ReturnCodeAction'), 1, MOST_CODES]]),
    ...codes.children.flatMap((one) => [
      ...attributesAre(one, { must: { ReturnCode: isCode, Action: action } }),
      ...inOrder(one, []),
    ]),
    ...attributesAre(codes, {}),
    ...(new Set(given).size === given.length ? [] : ['ReturnCodeActions: a code stands twice']),
  ];
};

const defaultFaults = (shell: Seen): readonly string[] =>
  shell.children
    .filter(({ name }) => name === v1('DefaultAction'))
    .flatMap((one) => [...attributesAre(one, { must: { Action: action } }), ...inOrder(one, [])]);

/** Everybody else's shell: Explorer, and nothing but what happens when it ends. */
const everybodysFaults = (profile: Seen): readonly string[] => [
  ...attributesAre(profile, {}),
  ...inOrder(profile, [[v1('Shell'), 1, 1]]),
  ...profile.children.flatMap((shell) => [
    ...inOrder(shell, [[v1('DefaultAction'), 1, 1]]),
    ...attributesAre(shell, {
      must: {
        Shell: explorer,
      },
    }),
    ...defaultFaults(shell),
  ]),
];

/** The schema leaves the order of these two free. */
const codesFirst = (shell: Seen): Seen => ({
  ...shell,
  children: shell.children.toSorted((a, b) => b.name.localeCompare(a.name)),
});

const kioskFaults = (profile: Seen): readonly string[] => [
  ...attributesAre(profile, { must: { Id: bracedGuid }, may: { Name: someText } }),
  ...inOrder(profile, [[v1('Shell'), 1, 1]]),
  ...profile.children.flatMap((shell) => [
    ...inOrder(codesFirst(shell), [
      [v1('ReturnCodeActions'), 0, 1],
      [v1('DefaultAction'), 1, 1],
    ]),
    ...attributesAre(shell, {
      // Without the type, the first Shell Launcher runs.
      must: { Shell: windowsPath, [v2('AppType')]: oneOf('Desktop') },
      may: { [v2('AllAppsFullScreen')]: truth },
    }),
    ...defaultFaults(shell),
    ...allNamed(shell, v1('ReturnCodeActions')).flatMap(codesFaults),
    ...(allNamed(shell, v1('ReturnCodeAction')).some(
      ({ attributes }) => attributes.get('ReturnCode') === START_AGAIN,
    )
      ? []
      : ['ReturnCodeActions: the code with which the kiosk asks to be started again is missing']),
  ]),
];

const configFaults = (config: Seen, ids: readonly string[]): readonly string[] => {
  const [who, which, ...more] = config.children;
  if (which?.name !== v1('Profile') || more.length > 0)
    return ['Config: ends with Profile, and nothing else'];
  const account =
    who?.name === v1('Account')
      ? [
          ...(who.attributes.has('Name') === who.attributes.has('Sid')
            ? ['Account: exactly one of Name and Sid']
            : []),
          ...attributesAre(who, {
            may: { Name: someText, Sid: sid },
          }),
        ]
      : who?.name === v1('AutoLogonAccount')
        ? attributesAre(who, { may: { HiddenId: oneOf('{50021E57-1CE4-49DF-99A9-8DB659E2C2DD}') } })
        : ['Config: says first for whom it is'];
  return [
    ...account,
    ...(who === undefined ? [] : inOrder(who, [])),
    ...inOrder(which, []),
    ...attributesAre(config, {}),
    ...attributesAre(which, { must: { Id: bracedGuid } }),
    ...(ids.includes(which.attributes.get('Id') ?? '') ? [] : ['Config: names no profile of the file']),
  ];
};

/** What is wrong with a configuration of Shell Launcher; none: nothing that the published facts tell of. */
export const shellLauncherFaults = (text: string): readonly string[] => {
  const { root, fault } = readXml(text);
  if (root === null) return [fault];
  if (root.name !== v1('ShellLauncherConfiguration')) return [`the root is ${root.name}`];
  const shape = inOrder(root, [
    [v1('Profiles'), 1, 1],
    [v1('Configs'), 1, 1],
  ]);
  const [profiles, configs] = root.children;
  if (shape.length > 0 || profiles === undefined || configs === undefined) return shape;
  const own = profiles.children.filter(({ name }) => name === v1('Profile'));
  const ids = own.map(({ attributes }) => attributes.get('Id') ?? '');
  return [
    ...noTextBut(root, []),
    ...[root, ...root.children].flatMap((one) => attributesAre(one, {})),
    ...inOrder(profiles, [
      // Without it an administrator is left with a bare shell.
      [v1('DefaultProfile'), 1, 1],
      [v1('Profile'), 1, 1_000],
    ]),
    ...profiles.children.filter(({ name }) => name === v1('DefaultProfile')).flatMap(everybodysFaults),
    ...own.flatMap(kioskFaults),
    ...(new Set(ids).size === ids.length ? [] : ['Profile: an id stands twice']),
    ...inOrder(configs, [[v1('Config'), 1, 1_000]]),
    ...configs.children.flatMap((one) => configFaults(one, ids)),
  ];
};

/** The account and the program that a parser finds. */
export const shellLauncherHolds = (text: string) => {
  const { root } = readXml(text);
  const all = (name: string): readonly Seen[] => (root === null ? [] : allNamed(root, v1(name)));
  return {
    account: all('Account')[0]?.attributes.get('Name') ?? null,
    sid: all('Account')[0]?.attributes.get('Sid') ?? null,
    program: all('Shell').at(-1)?.attributes.get('Shell') ?? null,
    id: all('Profile')[0]?.attributes.get('Id') ?? null,
  };
};
