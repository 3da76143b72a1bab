import {
  attributesAre,
  bracedGuid,
  inOrder,
  noTextBut,
  oneOf,
  type Step,
  short,
  someText,
  truth,
  windowsPath,
} from './xml-rules.ts';
import { allNamed, readXml, type Seen } from './xml-tree.ts';

const base = 'http://schemas.microsoft.com/AssignedAccess';
const aa = (name: string): string => `{${base}/2017/config}${name}`;
const of1809 = (name: string): string => `{${base}/201810/config}${name}`;
const of1909 = (name: string): string => `{${base}/2020/config}${name}`;
const of21H2 = (name: string): string => `{${base}/2021/config}${name}`;
const of22H2 = (name: string): string => `{${base}/2022/config}${name}`;

const RESTRICTED: readonly Step[] = [
  [aa('AllAppsList'), 1, 1],
  [of1809('FileExplorerNamespaceRestrictions'), 0, 1],
  [aa('StartLayout'), 0, 1],
  [of22H2('StartPins'), 0, 1],
  [aa('Taskbar'), 1, 1],
  [of22H2('TaskbarLayout'), 0, 1],
];

const KIOSK: readonly Step[] = [
  [aa('KioskModeApp'), 1, 1],
  [of21H2('BreakoutSequence'), 0, 1],
];

const twice = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => words.indexOf(word) !== at);

/** Exactly one of two names of an app. */
const oneApp = (seen: Seen, a: string, b: string): readonly string[] =>
  seen.attributes.has(a) === seen.attributes.has(b)
    ? [`${short(seen.name)}: exactly one of ${short(a)} and ${short(b)}`]
    : [];

const appFaults = (seen: Seen): readonly string[] => [
  ...inOrder(seen, []),
  ...oneApp(seen, 'AppUserModelId', 'DesktopAppPath'),
  ...attributesAre(seen, {
    may: {
      AppUserModelId: someText,
      DesktopAppPath: windowsPath,
      [of1809('AutoLaunch')]: truth,
      [of1809('AutoLaunchArguments')]: someText,
    },
  }),
];

const pinFaults = ({ text }: Seen): readonly string[] => {
  try {
    const { pinnedList } = JSON.parse(text);
    const fit =
      Array.isArray(pinnedList) &&
      pinnedList.length > 0 &&
      pinnedList.every(
        (pin) => typeof pin?.desktopAppLink === 'string' || typeof pin?.packagedAppId === 'string',
      );
    return fit ? [] : ['StartPins: no list of pins'];
  } catch {
    return ['StartPins: not JSON'];
  }
};

const restrictedFaults = (profile: Seen): readonly string[] => {
  const [list, ...tooMany] = profile.children.filter(({ name }) => name === aa('AllAppsList'));
  if (list === undefined || tooMany.length > 0) return [];
  const apps = allNamed(list, aa('App'));
  const names = apps.map(
    ({ attributes }) => attributes.get('AppUserModelId') ?? attributes.get('DesktopAppPath') ?? '',
  );
  const launched = apps.filter(({ attributes }) => attributes.get(of1809('AutoLaunch')) === 'true');
  return [
    ...inOrder(list, [[aa('AllowedApps'), 1, 1]]),
    ...attributesAre(list, {}),
    ...allNamed(list, aa('AllowedApps')).flatMap((one) => [
      ...inOrder(one, [[aa('App'), 1, 1_000]]),
      ...attributesAre(one, {}),
    ]),
    ...apps.flatMap(appFaults),
    ...twice(names).map((name) => `App: ${name} stands twice`),
    ...(launched.length === 1 ? [] : ['AllowedApps: exactly one app has to start by itself']),
    ...allNamed(profile, aa('Taskbar')).flatMap((one) => [
      ...attributesAre(one, { must: { ShowTaskbar: truth } }),
      ...inOrder(one, []),
    ]),
    ...allNamed(profile, of22H2('StartPins')).flatMap(pinFaults),
  ];
};

const kioskFaults = (profile: Seen): readonly string[] =>
  allNamed(profile, aa('KioskModeApp')).flatMap((app) => [
    ...oneApp(app, 'AppUserModelId', of21H2('ClassicAppPath')),
    ...attributesAre(app, {
      may: {
        AppUserModelId: someText,
        [of21H2('ClassicAppPath')]: windowsPath,
        [of21H2('ClassicAppArguments')]: someText,
      },
    }),
  ]);

const isKiosk = (profile: Seen): boolean => profile.children.some(({ name }) => name === aa('KioskModeApp'));

const profileFaults = (profile: Seen): readonly string[] => [
  ...attributesAre(profile, { must: { Id: bracedGuid }, may: { Name: someText } }),
  ...inOrder(profile, isKiosk(profile) ? KIOSK : RESTRICTED),
  ...(isKiosk(profile) ? kioskFaults(profile) : restrictedFaults(profile)),
];

const accountFaults = ({ text, attributes }: Seen): readonly string[] => [
  ...(attributes.size > 0 ? ['Account: its name stands in it as text'] : []),
  ...(text.trim() === '' ? ['Account: is empty'] : []),
  ...(/^S-1-\d/i.test(text) ? ['Account: is a SID'] : []),
];

const WHO: Readonly<Record<string, (seen: Seen) => readonly string[]>> = {
  [aa('Account')]: accountFaults,
  [aa('AutoLogonAccount')]: (seen) =>
    attributesAre(seen, {
      may: {
        HiddenId: oneOf('{74331115-F68A-4DF9-8D2C-52BA2CE2ADB1}'),
        [of1809('DisplayName')]: someText,
      },
    }),
  [aa('UserGroup')]: (seen) =>
    attributesAre(seen, {
      must: {
        Name: someText,
        Type: oneOf('LocalGroup', 'ActiveDirectoryGroup', 'AzureActiveDirectoryGroup'),
      },
    }),
  [aa('SpecialGroup')]: (seen) => attributesAre(seen, { must: { Name: oneOf('Visitor', 'DeviceOwner') } }),
};

const configFaults = (config: Seen, profiles: ReadonlyMap<string, Seen>): readonly string[] => {
  const [who, which, ...more] = config.children;
  const judge = who === undefined || !Object.hasOwn(WHO, who.name) ? undefined : WHO[who.name];
  if (who === undefined || judge === undefined) return ['Config: says first for whom it is'];
  if (which?.name !== aa('DefaultProfile') || more.length > 0)
    return ['Config: ends with DefaultProfile, and nothing else'];
  const profile = profiles.get(which.attributes.get('Id') ?? '');
  return [
    ...judge(who),
    ...inOrder(who, []),
    ...inOrder(which, []),
    ...attributesAre(config, {}),
    ...attributesAre(which, { must: { Id: bracedGuid } }),
    ...(profile === undefined ? ['Config: DefaultProfile names no profile of the file'] : []),
    ...(profile !== undefined && isKiosk(profile) && /Group$/.test(who.name)
      ? ['Config: a group cannot have a KioskModeApp']
      : []),
  ];
};

/** What is wrong with a configuration of Assigned Access; none: nothing that the published facts tell of. */
export const assignedAccessFaults = (text: string): readonly string[] => {
  const { root, fault } = readXml(text);
  if (root === null) return [fault];
  if (root.name !== aa('AssignedAccessConfiguration')) return [`the root is ${root.name}`];
  const parts = root.children.map(({ name }) => name).sort();
  if (parts.join() !== [aa('Configs'), aa('Profiles')].join())
    return ['the root holds Profiles and Configs, once each, and nothing else'];
  const profiles = root.children.filter(({ name }) => name === aa('Profiles')).flatMap((one) => one.children);
  const configs = root.children.filter(({ name }) => name === aa('Configs')).flatMap((one) => one.children);
  const ids = profiles.map(({ attributes }) => attributes.get('Id') ?? '');
  const byId = new Map(profiles.map((one) => [one.attributes.get('Id') ?? '', one]));
  const known = configs.filter(({ name }) => name === aa('Config'));
  const first = configs[0]?.name === of1909('GlobalProfile') ? configs.slice(1) : configs;
  return [
    ...profiles.flatMap((one) =>
      one.name === aa('Profile') ? profileFaults(one) : [`Profiles: ${one.name} does not belong here`],
    ),
    ...noTextBut(root, [aa('Account'), aa('StartLayout'), of22H2('StartPins'), of22H2('TaskbarLayout')]),
    ...[root, ...root.children].flatMap((one) => attributesAre(one, {})),
    ...(profiles.length === 0 ? ['Profiles: is empty'] : []),
    ...twice(ids).map((id) => `Profile: the id ${id} stands twice`),
    ...(profiles.filter(isKiosk).length > 1 ? ['Profiles: at most one KioskModeApp in a file'] : []),
    ...(known.length === first.length ? [] : ['Configs: holds Config, after at most one GlobalProfile']),
    ...(known.length === 0 ? ['Configs: nobody is held'] : []),
    ...known.flatMap((one) => configFaults(one, byId)),
  ];
};

/** The account, display name, profile name and program that a parser finds. */
export const assignedAccessHolds = (text: string) => {
  const { root } = readXml(text);
  const first = (name: string): Seen | undefined => (root === null ? undefined : allNamed(root, aa(name))[0]);
  return {
    account: first('Account')?.text ?? null,
    displayName: first('AutoLogonAccount')?.attributes.get(of1809('DisplayName')) ?? null,
    profileName: first('Profile')?.attributes.get('Name') ?? null,
    program: first('App')?.attributes.get('DesktopAppPath') ?? null,
    id: first('Profile')?.attributes.get('Id') ?? null,
  };
};
