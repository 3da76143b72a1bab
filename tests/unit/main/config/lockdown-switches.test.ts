import { describe, expect, it } from 'vitest';
import { LOCKDOWN_NAMES } from '../../../../src/main/config/lockdown-switches.ts';
import { readSwitches, runsWithoutWindow } from '../../../../src/main/config/switches.ts';

const NOTHING = { config: null, account: null, autoLogon: false, program: null, out: null };

it.each(LOCKDOWN_NAMES)('--lockdown %s needs no more, and no window', (name) => {
  expect(readSwitches(['--lockdown', name])).toEqual({ run: 'lockdown', asked: { ...NOTHING, name } });
  expect(runsWithoutWindow([`--lockdown=${name}`])).toBe(true);
});

it('takes the account, the program, a configuration and a folder', () => {
  const argv = [
    '--config=c',
    '--account',
    'A B',
    '--program=/opt/x',
    '--out',
    'f',
    '--no-sandbox',
    '--user-data-dir=p',
  ];
  expect(readSwitches(['--lockdown', 'linux-systemd', ...argv])).toEqual({
    run: 'lockdown',
    asked: {
      ...{ name: 'linux-systemd', autoLogon: false },
      ...{ config: 'c', account: 'A B', program: '/opt/x', out: 'f' },
    },
  });
});

it('takes the account that Windows makes', () => {
  expect(readSwitches(['--auto-logon', '--lockdown=windows-shell-launcher'])).toEqual({
    run: 'lockdown',
    asked: { ...NOTHING, name: 'windows-shell-launcher', autoLogon: true },
  });
});

describe('what cannot be done as it was typed is said, and nothing is done', () => {
  const names =
    '--lockdown needs one of windows-assigned-access, windows-shell-launcher, macos-profile, linux-systemd';
  it.each<[readonly string[], string]>([
    [['--lockdown'], names],
    [['--lockdown='], names],
    [['--lockdown', '--config', 'c'], names],
    [['--lockdown=--config=c'], names],
    [['--lockdown', 'windows'], names],
    [['--lockdown', 'Linux-systemd'], names],
    [['--lockdown', 'constructor'], names],
    [['--lockdown=linux-systemd', '--lockdown=linux-systemd'], '--lockdown stands twice'],
    [['--lockdown=linux-systemd', '--account'], '--account needs a value'],
    [['--lockdown=linux-systemd', '--account='], '--account needs a value'],
    [['--lockdown=linux-systemd', '--out', '--config=c'], '--out needs a value'],
    [['--lockdown=linux-systemd', '--config'], '--config needs a value'],
    [['--lockdown=linux-systemd', '--account=a', '--account=b'], '--account stands twice'],
    [['--lockdown=linux-systemd', '--acount=a'], '--lockdown does not know --acount'],
    [['--lockdown=linux-systemd', '--training'], '--lockdown does not know --training'],
    [['--lockdown=linux-systemd', '--auto-logon=yes'], '--auto-logon takes no value'],
    [
      ['--lockdown=linux-systemd', '--account', 'Front', 'desk'],
      '--lockdown does not take a word without a switch: put quotes around a name',
    ],
    [
      ['--lockdown=windows-shell-launcher', '--account=a', '--auto-logon'],
      '--account and --auto-logon do not go together: with the latter Windows makes the account',
    ],
  ])('%j', (argv, why) => expect(readSwitches(argv)).toEqual({ run: 'unusable', why }));
});
