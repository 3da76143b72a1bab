import { describe, expect, it } from 'vitest';
import { LOCKDOWN_NAMES, type LockdownName } from '../../../../src/main/config/lockdown-switches.ts';
import { KIOSK_ACCOUNT, LOCKDOWNS, unfitFor } from '../../../../src/main/lockdown/lockdowns.ts';
import { IDENTITY } from '../../../../tools/package/identity.ts';
import { assignedAccessFaults, assignedAccessHolds } from '../../../support/lockdown/assigned-access.ts';
import { agentFaults, profileFaults } from '../../../support/lockdown/macos-profile.ts';
import { readPlist, within } from '../../../support/lockdown/plist-tree.ts';
import { shellLauncherFaults, shellLauncherHolds } from '../../../support/lockdown/shell-launcher.ts';
import { pamFaults, unitFaults, unitHolds } from '../../../support/lockdown/systemd-unit.ts';

const branch = { id: 'BLR-014', name: 'Bengaluru 14' };

const made = (
  name: LockdownName,
  more: { readonly account?: string | null; readonly branch?: typeof branch } = {},
) => LOCKDOWNS[name].files({ branch, account: KIOSK_ACCOUNT, program: LOCKDOWNS[name].program, ...more });

const textsOf = (...args: Parameters<typeof made>): readonly string[] =>
  made(...args).map(({ text }) => text);

const UUID = /[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}/g;

const uuidsOf = (texts: readonly string[]): readonly string[] =>
  [...texts.join('').matchAll(UUID)].map(([id]) => id);

describe('without further arguments', () => {
  it('Assigned Access starts the program where the installers put it, for an account of that name', () => {
    const [text = ''] = textsOf('windows-assigned-access');
    expect(assignedAccessFaults(text)).toEqual([]);
    expect(assignedAccessHolds(text)).toMatchObject({
      account: 'branchdesk-kiosk',
      program: `%ProgramFiles%\\${IDENTITY.productName}\\${IDENTITY.productName}.exe`,
    });
  });

  it('Assigned Access can be for the account that Windows makes, under the branch’s name', () => {
    const [text = ''] = textsOf('windows-assigned-access', { account: null });
    expect(assignedAccessFaults(text)).toEqual([]);
    expect(assignedAccessHolds(text)).toMatchObject({
      account: null,
      displayName: 'Branchdesk kiosk (Bengaluru 14)',
    });
  });

  it('Shell Launcher puts the program in the place of Explorer, and starts it again whatever it ends with', () => {
    for (const account of [KIOSK_ACCOUNT, null, 'S-1-5-21-1-2-3-1001']) {
      const [text = ''] = textsOf('windows-shell-launcher', { account });
      expect(shellLauncherFaults(text)).toEqual([]);
      expect(text).not.toMatch(/DoNothing|Shutdown/);
      expect(text).toContain('ReturnCode="86" Action="RestartShell"');
    }
    expect(shellLauncherHolds(textsOf('windows-shell-launcher')[0] ?? '')).toMatchObject({
      account: 'branchdesk-kiosk',
      sid: null,
      program: '%ProgramFiles%\\Branchdesk\\Branchdesk.exe',
    });
    const bySid = textsOf('windows-shell-launcher', { account: 'S-1-5-21-1-2-3-1001' })[0] ?? '';
    expect(shellLauncherHolds(bySid)).toMatchObject({ account: null, sid: 'S-1-5-21-1-2-3-1001' });
  });

  it('macOS gets a profile for the machine, one for the account, and what brings the app back', () => {
    const [machine = '', account = '', agent = ''] = textsOf('macos-profile');
    expect([...profileFaults(machine), ...profileFaults(account), ...agentFaults(agent)]).toEqual([]);
    expect(within(readPlist(machine).value, 'PayloadScope')).toBe('System');
    expect(within(readPlist(account).value, 'PayloadScope')).toBe('User');
    expect(within(readPlist(agent).value, 'ProgramArguments', 2)).toBe('/Applications/Branchdesk.app');
    expect(made('macos-profile')[2]?.place).toBe(
      '/Users/branchdesk-kiosk/Library/LaunchAgents/app.branchdesk.desktop.kiosk.plist',
    );
    const uuids = uuidsOf([machine, account]);
    expect(uuids).toHaveLength(10);
    expect(new Set(uuids).size).toBe(10);
  });

  it('Linux gets a unit that shows the program alone, and the session that it needs', () => {
    const [unit = '', pam = ''] = textsOf('linux-systemd');
    expect([...unitFaults(unit), ...pamFaults(pam)]).toEqual([]);
    expect(unitHolds(unit)).toMatchObject({
      account: 'branchdesk-kiosk',
      program: `/opt/${IDENTITY.productName}/${IDENTITY.executableName}`,
    });
    expect(unit).toContain('\nExecStart=/usr/bin/cage -- /opt/Branchdesk/branchdesk\n');
  });

  it('never starts the program with an argument that would make it a kiosk', () => {
    for (const name of LOCKDOWN_NAMES) expect(textsOf(name).join('\n')).not.toMatch(/--(?! |$|>)[a-z]/m);
  });
});

describe('ids', () => {
  it('are always the same for a branch, and others for another', () => {
    for (const name of LOCKDOWN_NAMES.filter((one) => one !== 'linux-systemd')) {
      const own = uuidsOf(textsOf(name));
      const renamed = uuidsOf(textsOf(name, { branch: { ...branch, name: 'Renamed' } }));
      const other = uuidsOf(textsOf(name, { branch: { ...branch, id: 'BLR-015' } }));
      expect(own.length).toBeGreaterThan(0);
      expect(renamed).toEqual(own);
      expect(own.filter((id) => other.includes(id))).toEqual([]);
    }
  });

  it('of a branch that has been rolled out stay as they were', () => {
    expect(assignedAccessHolds(textsOf('windows-assigned-access')[0] ?? '').id).toBe(
      '{357A296D-E72E-55E4-9420-B89545A5BF4B}',
    );
    expect(shellLauncherHolds(textsOf('windows-shell-launcher')[0] ?? '').id).toBe(
      '{6FAC5300-74FA-5940-AAC7-FDD2960C7CD7}',
    );
    expect(within(readPlist(textsOf('macos-profile')[0] ?? '').value, 'PayloadUUID')).toBe(
      'DBC79CEB-0F5B-577E-ABC8-6D8CF647AB0B',
    );
  });
});

describe('what no file can hold is refused', () => {
  const WINDOWS = 'C:\\B\\B.exe';
  it.each<[LockdownName, string | null, string, string]>([
    ['windows-assigned-access', 'S-1-5-21-1-2-3-1001', WINDOWS, 'the name of the account'],
    ['windows-assigned-access', 'a', 'Branchdesk.exe', 'full path'],
    ['windows-assigned-access', 'a', '/opt/Branchdesk/branchdesk', 'full path'],
    ['windows-assigned-access', 'a', '%LOCALAPPDATA%\\Programs\\B.exe', 'the same for all users'],
    ['windows-shell-launcher', 'a', '%UserProfile%\\B.exe', 'the same for all users'],
    ['windows-shell-launcher', 'a', 'C:B.exe', 'full path'],
    ['windows-shell-launcher', 'a\u0007', WINDOWS, 'control characters'],
    ['windows-shell-launcher', 'a\n', WINDOWS, 'control characters'],
    ['windows-shell-launcher', '\u202ea', WINDOWS, 'marks of direction'],
    ['windows-shell-launcher', '\ud800', WINDOWS, 'control characters'],
    ['windows-shell-launcher', 'a ', WINDOWS, 'begin or end with a blank'],
    ['windows-shell-launcher', 'a', `C:\\${'x'.repeat(1_000)}`, 'too long'],
    ['macos-profile', null, '/Applications/B.app', 'Windows’ alone'],
    ['macos-profile', 'a', '/Applications/B.app/Contents/MacOS/B', 'ends with .app'],
    ['macos-profile', 'a', 'Applications/B.app', 'full path'],
    ['macos-profile', 'a/../b', '/Applications/B.app', 'without slashes'],
    ['macos-profile', '..', '/Applications/B.app', 'without slashes'],
    ['linux-systemd', null, '/opt/b', 'Windows’ alone'],
    ['linux-systemd', 'a\\', '/opt/b', 'backslash'],
    ['linux-systemd', 'a:b', '/opt/b', 'without slashes'],
    ['linux-systemd', 'a', 'opt/b', 'full path'],
    ['linux-systemd', 'a', '/opt/b\n--x', 'control characters'],
  ])('%s for %j with %j', (name, account, program, why) => {
    expect(unfitFor(name, { branch, account, program })).toContain(why);
  });

  it.each<[LockdownName, string, string]>([
    ['windows-assigned-access', 'DOMAIN\\kiosk', 'D:\\Apps & more\\B.exe'],
    ['windows-assigned-access', '.\\kiosk', '%ProgramW6432%\\B\\B.exe'],
    ['windows-assigned-access', 'AzureAD\\kiosk@example.com', WINDOWS],
    ['windows-shell-launcher', 'S-1-5-21-1-2-3-1001', WINDOWS],
    ['windows-shell-launcher', 'S-1 kiosk', WINDOWS],
    ['macos-profile', 'kiosk', '/Applications/Branch desk.app'],
    ['linux-systemd', 'DOMAIN\\kiosk', '/opt/Branch desk/100%'],
  ])('and %s for %j with %j is not', (name, account, program) => {
    expect(unfitFor(name, { branch, account, program })).toBeNull();
  });
});
