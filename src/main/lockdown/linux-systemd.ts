import { kioskName, type LockdownFacts, type LockdownFile } from './facts.ts';

/** A text in a unit: what begins with a percent sign would be filled in. */
const literal = (text: string): string => text.replaceAll('%', '%%');

/** One argument of a command: quoted where it is not plain, and neither a variable nor a specifier. */
const word = (text: string): string => {
  if (/^[\w/.,+@-]+$/.test(text)) return text;
  const escaped = literal(text).replaceAll('$', '$$$$').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escaped}"`;
};

const unit = (facts: LockdownFacts): string => `[Unit]
Description=${literal(kioskName(facts))} on %I
After=systemd-user-sessions.service plymouth-quit-wait.service getty@%i.service
Before=graphical.target
Wants=dbus.socket systemd-logind.service
After=dbus.socket systemd-logind.service
ConditionPathExists=/dev/tty0
Conflicts=getty@%i.service
StartLimitIntervalSec=0

[Service]
Type=simple
User=${literal(facts.account ?? '')}
PAMName=cage
UtmpMode=user
UtmpIdentifier=%I
TTYPath=/dev/%I
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
StandardOutput=journal
StandardError=journal
Environment=XDG_SESSION_TYPE=wayland
ExecStart=/usr/bin/cage -- ${word(facts.program)}
Restart=always
RestartSec=2

[Install]
WantedBy=graphical.target
DefaultInstance=tty1
`;

const PAM = `auth     required pam_unix.so
account  required pam_unix.so
session  required pam_unix.so
session  required pam_systemd.so
`;

/**
 * cage on a console, which shows one app and ends with it; systemd starts both again, however often. Source: the cage wiki,
 * "Starting Cage on boot with systemd".
 */
export const linuxSystemd = (facts: LockdownFacts): readonly LockdownFile[] => [
  { name: 'cage@.service', place: '/etc/systemd/system/cage@.service', text: unit(facts) },
  { name: 'cage', place: '/etc/pam.d/cage', text: PAM },
];
