import { type Kind, MACOS_PAYLOADS } from './macos-payloads.ts';
import { type Plist, readPlist, within } from './plist-tree.ts';
import { bareUuid } from './xml-rules.ts';

type Dict = ReadonlyMap<string, Plist>;

const isDict = (value: Plist | undefined): value is Dict => value instanceof Map;
const isList = (value: Plist | undefined): value is readonly Plist[] => Array.isArray(value);

const FITS: { readonly [K in Kind]: (value: Plist) => boolean } = {
  boolean: (value) => typeof value === 'boolean',
  whole: (value) => typeof value === 'bigint' && value >= 0n,
  'zero or one': (value) => value === 0n || value === 1n,
  string: (value) => typeof value === 'string' && value !== '',
  strings: (value) => isList(value) && value.every((one) => typeof one === 'string'),
  list: isList,
  dict: isDict,
};

const ENERGY: Readonly<Record<string, Kind>> = {
  'Display Sleep Timer': 'whole',
  'Disk Sleep Timer': 'whole',
  'System Sleep Timer': 'whole',
  'Automatic Restart On Power Loss': 'zero or one',
};

const keysFit = (name: string, dict: Dict, keys: Readonly<Record<string, Kind>>): readonly string[] =>
  [...dict].flatMap(([key, value]) => {
    const kind = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (kind === undefined) return [`${name}: ${key} is not one of its keys here`];
    return FITS[kind](value) ? [] : [`${name}: ${key} has to be ${kind}`];
  });

const OWN = ['PayloadType', 'PayloadVersion', 'PayloadIdentifier', 'PayloadUUID', 'PayloadDisplayName'];

const identityFaults = (dict: Dict, name: string): readonly string[] => {
  const uuid = within(dict, 'PayloadUUID');
  const identifier = within(dict, 'PayloadIdentifier');
  return [
    ...(within(dict, 'PayloadVersion') === 1n ? [] : [`${name}: PayloadVersion has to be 1`]),
    ...(typeof uuid === 'string' && bareUuid(uuid) === null ? [] : [`${name}: PayloadUUID is not a UUID`]),
    ...(typeof identifier === 'string' && /^[\w-]+(\.[\w-]+)+$/.test(identifier)
      ? []
      : [`${name}: PayloadIdentifier is not a dotted name`]),
  ];
};

/** What is held inside, where the schema says more than the kind of value. */
const insideFaults = (type: string, dict: Dict): readonly string[] => {
  if (type === 'com.apple.MCX') {
    const energy = within(dict, 'com.apple.EnergySaver.desktop.ACPower');
    return isDict(energy) ? keysFit('EnergySaver', energy, ENERGY) : [];
  }
  if (type === 'com.apple.loginitems.managed') {
    const items = within(dict, 'AutoLaunchedApplicationDictionary-managed');
    const paths = isList(items) ? items.map((item) => within(item, 'Path')) : [];
    return paths.length > 0 && paths.every((path) => typeof path === 'string' && /^\/.+\.app\/?$/.test(path))
      ? []
      : ['loginitems: the app itself has to be named by its full path'];
  }
  if (type === 'com.apple.ManagedClient.preferences') {
    const domains = within(dict, 'PayloadContent');
    const forced = isDict(domains)
      ? [...domains.values()].map((one) => within(one, 'Forced', 0, 'mcx_preference_settings'))
      : [];
    return forced.length > 0 && forced.every(isDict) ? [] : ['preferences: nothing is forced in a domain'];
  }
  return [];
};

const payloadFaults = (payload: Plist, scope: Plist | undefined): readonly string[] => {
  if (!isDict(payload)) return ['PayloadContent: holds something else than payloads'];
  const type = String(within(payload, 'PayloadType'));
  const known = Object.hasOwn(MACOS_PAYLOADS, type) ? MACOS_PAYLOADS[type] : undefined;
  if (known === undefined) return [`PayloadType ${type} is not one of macOS`];
  const own = new Map([...payload].filter(([key]) => !OWN.includes(key)));
  return [
    ...identityFaults(payload, type),
    ...(known.byHand ? [] : [`${type}: comes by device management alone`]),
    ...((scope === 'System' ? known.device : known.user)
      ? []
      : [`${type}: is not for the scope ${String(scope)}`]),
    ...keysFit(type, own, known.keys),
    ...(known.must ?? []).filter((key) => !own.has(key)).map((key) => `${type}: ${key} is missing`),
    ...insideFaults(type, payload),
  ];
};

const ENVELOPE: Readonly<Record<string, Kind>> = {
  PayloadType: 'string',
  PayloadVersion: 'whole',
  PayloadIdentifier: 'string',
  PayloadUUID: 'string',
  PayloadDisplayName: 'string',
  PayloadDescription: 'string',
  PayloadScope: 'string',
  PayloadRemovalDisallowed: 'boolean',
  PayloadContent: 'list',
};

/** What is wrong with a configuration profile for macOS. */
export const profileFaults = (text: string): readonly string[] => {
  const { value, faults } = readPlist(text);
  if (!isDict(value ?? undefined) || faults.length > 0) return faults.length > 0 ? faults : ['not a dict'];
  const profile = value as Dict;
  const scope = profile.get('PayloadScope');
  const payloads = profile.get('PayloadContent');
  if (!isList(payloads) || payloads.length === 0) return ['PayloadContent: is no list of payloads'];
  const all = [profile, ...payloads];
  const repeated = (key: string): boolean => {
    const values = all.map((one) => within(one, key));
    return new Set(values).size !== values.length;
  };
  return [
    ...keysFit('profile', profile, ENVELOPE),
    ...identityFaults(profile, 'profile'),
    ...(profile.get('PayloadType') === 'Configuration'
      ? []
      : ['profile: PayloadType has to be Configuration']),
    ...(scope === 'System' || scope === 'User' ? [] : ['profile: PayloadScope has to be System or User']),
    ...(profile.has('PayloadDisplayName') ? [] : ['profile: has no name']),
    ...payloads.flatMap((one) => payloadFaults(one, scope)),
    ...(repeated('PayloadUUID') ? ['profile: a PayloadUUID stands twice'] : []),
    ...(repeated('PayloadIdentifier') ? ['profile: a PayloadIdentifier stands twice'] : []),
  ];
};

/** What is wrong with an agent of launchd that keeps an app open. Source: launchd.plist(5), open(1). */
export const agentFaults = (text: string): readonly string[] => {
  const { value, faults } = readPlist(text);
  if (faults.length > 0) return faults;
  const words = within(value, 'ProgramArguments');
  const [program, wait, app] = isList(words) ? words : [];
  const keys: Readonly<Record<string, Kind>> = {
    ...{ Label: 'string', ProgramArguments: 'strings', RunAtLoad: 'boolean', KeepAlive: 'boolean' },
    ...{ LimitLoadToSessionType: 'string', ThrottleInterval: 'whole' },
  };
  return [
    ...(isDict(value ?? undefined) ? keysFit('agent', value as Dict, keys) : ['agent: not a dict']),
    ...(typeof within(value, 'Label') === 'string' ? [] : ['agent: Label is missing']),
    ...(program === '/usr/bin/open' && wait === '-W' && typeof app === 'string' && /^\/.+\.app\/?$/.test(app)
      ? []
      : ['agent: does not wait for the app by its full path']),
    ...(within(value, 'KeepAlive') === true ? [] : ['agent: the app is not brought back']),
    ...(within(value, 'RunAtLoad') === true ? [] : ['agent: the app is not started']),
  ];
};
