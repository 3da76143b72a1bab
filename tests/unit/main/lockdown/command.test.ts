import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../../src/main/config/find-settings.ts';
import { type AskedLockdown, LOCKDOWN_NAMES } from '../../../../src/main/config/lockdown-switches.ts';
import { runLockdown } from '../../../../src/main/lockdown/lockdown-command.ts';
import { assignedAccessFaults } from '../../../support/lockdown/assigned-access.ts';
import { agentFaults, profileFaults } from '../../../support/lockdown/macos-profile.ts';
import { shellLauncherFaults } from '../../../support/lockdown/shell-launcher.ts';
import { pamFaults, unitFaults, unitHolds } from '../../../support/lockdown/systemd-unit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-lockdown-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const KIOSK = `{
  "version": 1,
  "mode": "kiosk",
  "branch": { "id": "BLR-014", "name": "Bengaluru & Söhne", "country": "IN" }
}`;

const ASKED: AskedLockdown = {
  ...{ name: 'linux-systemd', config: null, account: null },
  ...{ autoLogon: false, program: null, out: null },
};

const run = async (asked: Partial<AskedLockdown>, configuration: string | null = KIOSK) => {
  const file = join(folder, 'branchdesk.config.json');
  if (configuration !== null) writeFileSync(file, configuration);
  const found = configuration === null ? ({ ok: null } as const) : { ...(await loadSettings(file)), file };
  const out: string[] = [];
  const err: string[] = [];
  const status = await runLockdown({ ...ASKED, ...asked }, found, {
    write: (text) => out.push(text),
    warn: (text) => err.push(text),
  });
  const short = (texts: readonly string[]): string => texts.join('').replaceAll(file, 'FILE');
  return { status, out: short(out), err: short(err) };
};

/** What was printed, by the line that says where each file goes. */
const parts = (out: string): readonly (readonly [string, string])[] =>
  out
    .split(/^# (?=\/|branchdesk)/m)
    .slice(1)
    .map((part) => [part.split('\n', 1)[0] ?? '', part.slice(part.indexOf('\n') + 1).trimEnd()] as const);

describe('prints', () => {
  it('one file as it is', async () => {
    const { status, out, err } = await run({ name: 'windows-shell-launcher' });
    expect({ status, err, faults: shellLauncherFaults(out) }).toEqual({ status: 0, err: '', faults: [] });
    const access = await run({ name: 'windows-assigned-access' });
    expect(assignedAccessFaults(access.out)).toEqual([]);
    expect(access.out).toContain('Bengaluru &amp; Söhne');
  });

  it('several under a line each that says where it goes', async () => {
    const linux = parts((await run({ account: 'till', program: '/srv/b d' })).out);
    expect(linux.map(([place]) => place)).toEqual(['/etc/systemd/system/cage@.service', '/etc/pam.d/cage']);
    expect(unitFaults(linux[0]?.[1] ?? '')).toEqual([]);
    expect(unitHolds(linux[0]?.[1] ?? '')).toMatchObject({ account: 'till', program: '/srv/b d' });
    expect(pamFaults(linux[1]?.[1] ?? '')).toEqual([]);
    const mac = parts((await run({ name: 'macos-profile', account: 'till' })).out);
    expect(mac.map(([place]) => place)).toEqual([
      'branchdesk-kiosk-machine.mobileconfig, for the machine: by device management, or opened once',
      'branchdesk-kiosk-account.mobileconfig, for the account of the kiosk: opened once in it',
      '/Users/till/Library/LaunchAgents/app.branchdesk.desktop.kiosk.plist',
    ]);
    expect(mac.flatMap(([, text], at) => (at < 2 ? profileFaults(text) : agentFaults(text)))).toEqual([]);
  });
});

describe('writes into a folder', () => {
  it('each file under its name, and says where it goes', async () => {
    const out = join(folder, 'made', 'here');
    const ran = await run({ name: 'macos-profile', out });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out.split('\n')[2]).toBe(
      `${join(out, 'app.branchdesk.desktop.kiosk.plist')}: goes to /Users/branchdesk-kiosk/Library/LaunchAgents/app.branchdesk.desktop.kiosk.plist`,
    );
    expect(readdirSync(out).sort()).toEqual([
      'app.branchdesk.desktop.kiosk.plist',
      'branchdesk-kiosk-account.mobileconfig',
      'branchdesk-kiosk-machine.mobileconfig',
    ]);
    expect(profileFaults(readFileSync(join(out, 'branchdesk-kiosk-machine.mobileconfig'), 'utf8'))).toEqual(
      [],
    );
  });

  it('nothing at all where one of them is there already', async () => {
    writeFileSync(join(folder, 'cage'), 'mine');
    expect(await run({ out: folder })).toEqual({
      status: 1,
      out: `${join(folder, 'cage')}:1:1: is there already: nothing was written\n`,
      err: '',
    });
    expect(readFileSync(join(folder, 'cage'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'cage@.service'))).toBe(false);
  });

  it('nothing through a link that leads nowhere', async () => {
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'shell-launcher.xml'));
    expect(await run({ name: 'windows-shell-launcher', out: folder })).toMatchObject({ status: 1 });
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });

  it('and says so where it cannot', async () => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'cage.d'));
    expect(await run({ out: join(folder, 'file', 'deeper') })).toEqual({
      status: 1,
      out: `${join(folder, 'file', 'deeper')}:1:1: cannot be written (ENOTDIR)\n`,
      err: '',
    });
  });
});

describe('refuses', () => {
  it.each(LOCKDOWN_NAMES)('%s of a desk, in one line', async (name) => {
    const desk = KIOSK.replace('"kiosk"', '"desk"');
    expect(await run({ name }, desk)).toEqual({
      status: 1,
      out: 'FILE:3:11: "mode" is not "kiosk": lockdown files are for a kiosk\n',
      err: '',
    });
    expect(await run({ name, out: join(folder, 'made') }, KIOSK.replace('  "mode": "kiosk",\n', ''))).toEqual(
      {
        status: 1,
        out: 'FILE:1:1: "mode" is not "kiosk": lockdown files are for a kiosk\n',
        err: '',
      },
    );
    expect(existsSync(join(folder, 'made'))).toBe(false);
  });

  it('a configuration with faults, a line for each', async () => {
    const { status, out } = await run({}, KIOSK.replace('"IN"', '"India", "colour": 1'));
    expect(status).toBe(1);
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^FILE:4:\d+: .*country/),
      expect.stringMatching(/^FILE:4:\d+: .*colour/),
    ]);
  });

  it('to work without a configuration', async () => {
    expect(await run({}, null)).toEqual({
      status: 2,
      out: '',
      err: 'there is no configuration: use --config FILE\n',
    });
  });

  it('what no file can hold', async () => {
    expect(await run({ account: 'a\\', out: join(folder, 'made') })).toEqual({
      status: 2,
      out: '',
      err: '--account cannot end with a backslash: the line of a unit would go on\n',
    });
    expect(await run({ autoLogon: true })).toMatchObject({ status: 2, out: '' });
    expect(existsSync(join(folder, 'made'))).toBe(false);
  });
});
