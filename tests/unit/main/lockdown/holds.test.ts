import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LockdownFacts } from '../../../../src/main/lockdown/facts.ts';
import { LOCKDOWNS, unfitFor } from '../../../../src/main/lockdown/lockdowns.ts';
import { assignedAccessFaults, assignedAccessHolds } from '../../../support/lockdown/assigned-access.ts';
import { agentFaults, profileFaults } from '../../../support/lockdown/macos-profile.ts';
import { readPlist, within } from '../../../support/lockdown/plist-tree.ts';
import { shellLauncherFaults, shellLauncherHolds } from '../../../support/lockdown/shell-launcher.ts';
import { unitFaults, unitHolds } from '../../../support/lockdown/systemd-unit.ts';

/** Everything that one of the formats gives a meaning to, and letters of several scripts. */
const HARD = [
  ...[
    '&',
    '<',
    '>',
    '"',
    "'",
    '%',
    '$',
    '\\',
    '`',
    '#',
    ';',
    '=',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '~',
    '@',
    '-',
    '.',
  ],
  ...[
    '&amp;',
    '&lt;',
    '&#x41;',
    ']]>',
    '<!--',
    '-->',
    '%i',
    '%%',
    '$HOME',
    `$\{A}`,
    '\\n',
    '\\x41',
    '\\"',
    '  ',
    '%n',
  ],
  ...['é', 'ß', 'कि', 'عل', '中', '😀', 'a', 'Z', '0', '_', '%ProgramFiles%', '<![CDATA['],
];

const hard = fc
  .array(fc.oneof(fc.constantFrom(...HARD), fc.stringMatching(/^[\x20-\x7e]{1,4}$/)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');

const branch = fc.record({
  id: fc.stringMatching(/^[\x21-\x7e]{1,32}$/),
  name: hard,
});

/** Facts that the switch takes, with a program built around a hard text. */
const factsFor = (
  name: keyof typeof LOCKDOWNS,
  program: (text: string) => string,
): fc.Arbitrary<LockdownFacts> =>
  fc
    .record({ branch, account: hard, program: hard.map(program) })
    .filter((facts) => unfitFor(name, facts) === null);

const RUNS = { numRuns: 100 };

const textsOf = (name: keyof typeof LOCKDOWNS, facts: LockdownFacts): readonly string[] =>
  LOCKDOWNS[name].files(facts).map(({ text }) => text);

describe('whatever branch, account and program are called, a parser reads what was meant', () => {
  it('windows-assigned-access', () => {
    fc.assert(
      fc.property(
        factsFor('windows-assigned-access', (text) => `C:\\${text}\\Branchdesk.exe`),
        (facts) => {
          const [text = ''] = textsOf('windows-assigned-access', facts);
          expect(assignedAccessFaults(text)).toEqual([]);
          expect(assignedAccessHolds(text)).toMatchObject({
            account: facts.account,
            program: facts.program,
            profileName: `Branchdesk kiosk (${facts.branch.name})`,
          });
          const [own = ''] = textsOf('windows-assigned-access', { ...facts, account: null });
          expect(assignedAccessFaults(own)).toEqual([]);
          expect(assignedAccessHolds(own)).toMatchObject({
            account: null,
            displayName: `Branchdesk kiosk (${facts.branch.name})`,
          });
        },
      ),
      RUNS,
    );
  });

  it('windows-shell-launcher', () => {
    fc.assert(
      fc.property(
        factsFor('windows-shell-launcher', (text) => `%ProgramFiles%\\${text}\\Branchdesk.exe`),
        (facts) => {
          const [text = ''] = textsOf('windows-shell-launcher', facts);
          expect(shellLauncherFaults(text)).toEqual([]);
          expect(shellLauncherHolds(text)).toMatchObject({ account: facts.account, program: facts.program });
        },
      ),
      RUNS,
    );
  });

  it('macos-profile', () => {
    fc.assert(
      fc.property(
        factsFor('macos-profile', (text) => `/Applications/${text}/Branchdesk.app`),
        (facts) => {
          const [machine = '', account = '', agent = ''] = textsOf('macos-profile', facts);
          expect([...profileFaults(machine), ...profileFaults(account), ...agentFaults(agent)]).toEqual([]);
          const name = `Branchdesk kiosk (${facts.branch.name})`;
          expect(within(readPlist(machine).value, 'PayloadDisplayName')).toBe(name);
          const start = [
            'PayloadContent',
            0,
            'AutoLaunchedApplicationDictionary-managed',
            0,
            'Path',
          ] as const;
          expect(within(readPlist(account).value, ...start)).toBe(facts.program);
          expect(within(readPlist(agent).value, 'ProgramArguments', 2)).toBe(facts.program);
        },
      ),
      RUNS,
    );
  });

  it('linux-systemd', () => {
    fc.assert(
      fc.property(
        factsFor('linux-systemd', (text) => `/opt/${text}/branchdesk`),
        (facts) => {
          const [unit = ''] = textsOf('linux-systemd', facts);
          expect(unitFaults(unit)).toEqual([]);
          expect(unitHolds(unit)).toEqual({
            account: facts.account,
            program: facts.program,
            description: `Branchdesk kiosk (${facts.branch.name}) on tty1`,
          });
        },
      ),
      RUNS,
    );
  });
});
