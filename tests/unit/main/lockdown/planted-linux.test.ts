import { describe } from 'vitest';
import { pamFaults, unitFaults } from '../../../support/lockdown/systemd-unit.ts';
import { fileOf, planted, put } from './plant.ts';

describe('the judge of the unit', () => {
  planted(unitFaults, fileOf('linux-systemd', 0), {
    'no restart': [put('Restart=always', 'Restart=no'), 'Service.Restart has to be always'],
    'a restart after failures alone': [
      put('Restart=always', 'Restart=on-failure'),
      'Service.Restart has to be always',
    ],
    'a code that is not restarted after': [
      put('Restart=always', 'Restart=always\nRestartPreventExitStatus=86'),
      '[Service] does not take "RestartPreventExitStatus=86"',
    ],
    'a limit of starts': [
      put('StartLimitIntervalSec=0', 'StartLimitIntervalSec=10'),
      'Unit.StartLimitIntervalSec has to be 0',
    ],
    'no word about the limit of starts': [
      put('StartLimitIntervalSec=0\n', ''),
      'Unit.StartLimitIntervalSec has to be 0',
    ],
    'a limit of starts in the wrong section': [
      (text) =>
        text
          .replace('StartLimitIntervalSec=0\n', '')
          .replace('[Service]', '[Service]\nStartLimitIntervalSec=0'),
      '[Service] does not take "StartLimitIntervalSec=0"',
    ],
    'root for an account': [put('User=kiosk', 'User=root'), 'Service.User is no account of a kiosk'],
    'no account': [put('User=kiosk\n', ''), 'Service.User is no account of a kiosk'],
    'an account with a specifier': [
      put('User=kiosk', 'User=kiosk%n'),
      'Service.User is no account of a kiosk',
    ],
    'consoles that can be switched': [
      put('/usr/bin/cage --', '/usr/bin/cage -s --'),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'a compositor that is not cage': [
      put('/usr/bin/cage', '/usr/bin/weston'),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'a command without its path': [
      put('/usr/bin/cage', 'cage'),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'an argument of the app': [
      put('/branchdesk\n', '/branchdesk --kiosk\n'),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'a variable in the command': [
      put('/opt/Branchdesk/', '/opt/$HOME/'),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'a specifier in the command': [
      put('/opt/Branchdesk/', '/opt/%h/'),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'a quote that is not closed': [
      put('/opt/Branchdesk/', '"/opt/Branchdesk/'),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'two programs': [
      put('ExecStart=', 'ExecStart=/bin/true\nExecStart='),
      'Service.ExecStart has to be cage with one program, and no switch',
    ],
    'no session': [put('PAMName=cage\n', ''), 'Service.PAMName has to be cage'],
    'another console': [put('TTYPath=/dev/%I', 'TTYPath=/dev/tty7'), 'Service.TTYPath has to be /dev/%I'],
    'a console that is shared': [
      put('StandardInput=tty-fail', 'StandardInput=null'),
      'Service.StandardInput has to be tty-fail',
    ],
    'the prompt of the console beside it': [
      put('Conflicts=getty@%i.service\n', ''),
      'Unit.Conflicts has to be getty@%i.service',
    ],
    'a start before logins are allowed': [
      put('systemd-user-sessions.service ', ''),
      'Unit.After has to wait for systemd-user-sessions.service',
    ],
    'nobody who wants it': [
      put('WantedBy=graphical.target', 'WantedBy=default.target'),
      'Install.WantedBy has to be graphical.target',
    ],
    'no section for installing': [
      put('[Install]', ''),
      '[Service] does not take "WantedBy=graphical.target"',
    ],
    'a section that there is not': [put('[Install]', '[Start]'), '[Start] is no section of a service'],
    'a key that there is not': [
      put('RestartSec=2', 'RestartSecs=2'),
      '[Service] does not take "RestartSecs=2"',
    ],
    'no pause between starts': [
      put('RestartSec=2', 'RestartSec=0'),
      'Service.RestartSec has to be a second or more',
    ],
    'a line that swallows the next': [put('User=kiosk', 'User=kiosk\\'), 'Service.PAMName has to be cage'],
  });
});

describe('the judge of the session', () => {
  planted(pamFaults, fileOf('linux-systemd', 1), {
    'no session of systemd': [
      put(/session {2}required pam_systemd.so\n/, ''),
      'session has to go through pam_systemd.so',
    ],
    'a session that may fail': [
      put('session  required pam_systemd', 'session  optional pam_systemd'),
      'session has to go through pam_systemd.so',
    ],
    'no account': [put(/account.*\n/, ''), 'account has to go through pam_unix.so'],
    'everybody let in': [
      put('auth     required pam_unix.so', 'auth     required pam_permit.so'),
      'auth has to go through pam_unix.so',
    ],
    'a word that PAM does not know': [
      put('required', 'needed'),
      'no line of PAM: auth     needed pam_unix.so',
    ],
  });
});
