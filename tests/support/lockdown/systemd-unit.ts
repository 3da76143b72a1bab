/** A unit as systemd reads it: the values of each key, in order, by `Section.Key`. */
type Unit = ReadonlyMap<string, readonly string[]>;

const KEYS: Readonly<Record<string, readonly string[]>> = {
  Unit: [
    ...['Description', 'After', 'Before', 'Wants', 'Conflicts', 'ConditionPathExists'],
    ...['StartLimitIntervalSec', 'Documentation'],
  ],
  Service: [
    ...['Type', 'User', 'PAMName', 'UtmpMode', 'UtmpIdentifier', 'TTYPath', 'TTYReset', 'TTYVHangup'],
    ...['TTYVTDisallocate', 'StandardInput', 'StandardOutput', 'StandardError', 'Environment', 'ExecStart'],
    ...['Restart', 'RestartSec'],
  ],
  Install: ['WantedBy', 'DefaultInstance', 'Alias'],
};

const readUnit = (text: string): { readonly unit: Unit; readonly faults: readonly string[] } => {
  const unit = new Map<string, string[]>();
  const faults: string[] = [];
  let section = '';
  // A backslash at the end joins the next line.
  for (const raw of text.replace(/\\\n/g, ' ').split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const header = /^\[(.+)\]$/.exec(line);
    if (header !== null) {
      section = header[1] ?? '';
      if (!Object.hasOwn(KEYS, section)) faults.push(`[${section}] is no section of a service`);
      continue;
    }
    const [, key = '', value = ''] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (!(KEYS[section] ?? []).includes(key)) faults.push(`[${section}] does not take "${line}"`);
    unit.set(`${section}.${key}`, [...(unit.get(`${section}.${key}`) ?? []), value.trim()]);
  }
  return { unit, faults };
};

/** Fills in specifiers; null: one that means something else than a percent sign or the instance. */
const filled = (value: string): string | null => {
  let unknown = false;
  const text = value.replace(/%(.?)/g, (_, letter: string) => {
    if (letter === '%') return '%';
    if (letter === 'i' || letter === 'I') return 'tty1';
    unknown = true;
    return '';
  });
  return unknown ? null : text;
};

/** The words of a command as systemd splits them, with quotes, escapes, specifiers and variables; null: it would not. */
const wordsOf = (command: string): readonly string[] | null => {
  const words: string[] = [];
  let rest = command.trim();
  while (rest !== '') {
    const found = /^(?:"((?:[^"\\]|\\.)*)"|([^\s"'\\]+))(?:\s+|$)/s.exec(rest);
    if (found === null) return null;
    const quoted = found[1];
    let unknown = false;
    const plain =
      quoted?.replace(/\\(.)/gs, (_, letter: string) => {
        if (!'\\"\''.includes(letter)) unknown = true;
        return letter;
      }) ?? found[2];
    const word = plain === undefined ? null : filled(plain);
    // A dollar sign that stands alone begins a variable.
    if (unknown || word === null || /(^|[^$])(\$\$)*\$(?!\$)/.test(word)) return null;
    words.push(word.replaceAll('$$', '$'));
    rest = rest.slice(found[0].length);
  }
  return words;
};

const only = (unit: Unit, key: string): string | undefined => {
  const values = unit.get(key) ?? [];
  return values.length === 1 ? values[0] : undefined;
};

/** What each key has to be; the rest of the unit is free within its sections. */
const EXACT: Readonly<Record<string, string>> = {
  'Unit.ConditionPathExists': '/dev/tty0',
  'Unit.Conflicts': 'getty@%i.service',
  // Else systemd gives up after some quick starts, and the screen stays black.
  'Unit.StartLimitIntervalSec': '0',
  'Service.PAMName': 'cage',
  'Service.UtmpMode': 'user',
  'Service.UtmpIdentifier': '%I',
  'Service.TTYPath': '/dev/%I',
  'Service.TTYReset': 'yes',
  'Service.TTYVHangup': 'yes',
  'Service.TTYVTDisallocate': 'yes',
  'Service.StandardInput': 'tty-fail',
  'Service.Restart': 'always',
  'Install.WantedBy': 'graphical.target',
};

/** The program that cage shows; null: the command shows none, or lets consoles be switched. */
const shown = (command: string | undefined): string | null => {
  const words = command === undefined ? null : wordsOf(command);
  const [cage, end, program, ...more] = words ?? [];
  return cage === '/usr/bin/cage' && end === '--' && program?.startsWith('/') === true && more.length === 0
    ? program
    : null;
};

/** What is wrong with the unit of a kiosk. */
export const unitFaults = (text: string): readonly string[] => {
  const { unit, faults } = readUnit(text);
  const user = only(unit, 'Service.User') ?? '';
  const account = filled(user);
  return [
    ...faults,
    ...Object.entries(EXACT).flatMap(([key, value]) =>
      only(unit, key) === value ? [] : [`${key} has to be ${value}`],
    ),
    ...((unit.get('Unit.After') ?? []).join(' ').split(' ').includes('systemd-user-sessions.service')
      ? []
      : ['Unit.After has to wait for systemd-user-sessions.service']),
    ...(account === null || account === '' || account === 'root' || /[/:]/.test(account)
      ? ['Service.User is no account of a kiosk']
      : []),
    ...(Number(only(unit, 'Service.RestartSec')) >= 1
      ? []
      : ['Service.RestartSec has to be a second or more']),
    ...(['simple', undefined].includes(only(unit, 'Service.Type')) ? [] : ['Service.Type has to be simple']),
    ...(filled(only(unit, 'Unit.Description') ?? '') === null ? ['Unit.Description holds a specifier'] : []),
    ...(shown(only(unit, 'Service.ExecStart')) === null
      ? ['Service.ExecStart has to be cage with one program, and no switch']
      : []),
  ];
};

/** The account, the program and the description that systemd reads. */
export const unitHolds = (text: string) => {
  const { unit } = readUnit(text);
  return {
    account: filled(only(unit, 'Service.User') ?? ''),
    program: shown(only(unit, 'Service.ExecStart')),
    description: filled(only(unit, 'Unit.Description') ?? ''),
  };
};

const PAM_LINE =
  /^(auth|account|password|session)\s+(required|requisite|sufficient|optional)\s+(pam_\w+\.so)(\s.*)?$/;

/** What is wrong with a service of PAM that opens a session of its own. */
export const pamFaults = (text: string): readonly string[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const has = (kind: string, module: string): boolean =>
    lines.some((line) => {
      const found = PAM_LINE.exec(line);
      return found?.[1] === kind && found[2] === 'required' && found[3] === module;
    });
  return [
    ...lines.filter((line) => !PAM_LINE.test(line)).map((line) => `no line of PAM: ${line}`),
    ...(
      [
        ['auth', 'pam_unix.so'],
        ['account', 'pam_unix.so'],
        ['session', 'pam_unix.so'],
        ['session', 'pam_systemd.so'],
      ] as const
    )
      .filter(([kind, module]) => !has(kind, module))
      .map(([kind, module]) => `${kind} has to go through ${module}`),
  ];
};
