import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OWN_SWITCHES, readSwitches } from '../../../../src/main/config/switches.ts';
import { refusedStart } from '../../../../src/main/electron/argv-guard.ts';

const app = { run: 'app', config: null, training: false };

it.each<[readonly string[], object]>([
  [[], app],
  [['--config', 'a.json'], { ...app, config: 'a.json' }],
  [['--config=a.json', '--training'], { ...app, config: 'a.json', training: true }],
  [['--version'], { run: 'version' }],
  [['--check-config', 'a.json'], { run: 'check-config', file: 'a.json' }],
  [['--check-config', '--config'], { run: 'unusable', why: '--check-config needs a file' }],
  [['--check-config'], { run: 'unusable', why: '--check-config needs a file' }],
  [['--check-signing'], { run: 'check-signing', file: null }],
  [['--check-signing', 'a.json'], { run: 'check-signing', file: 'a.json' }],
  [['--config'], { run: 'unusable', why: '--config needs a file' }],
  [['--config='], { run: 'unusable', why: '--config needs a file' }],
  [['--config', '--training'], { run: 'unusable', why: '--config needs a file' }],
  [['--provision', 'a.bundle'], { run: 'provision', file: 'a.bundle', trust: null }],
  [['--provision=a', '--trust', 'K'], { run: 'provision', file: 'a', trust: 'K' }],
  [['--provision'], { run: 'unusable', why: '--provision needs a file' }],
  [['--trust', 'K'], { run: 'unusable', why: '--trust needs a fingerprint, and goes with --provision' }],
  [
    ['--provision=a', '--trust'],
    { run: 'unusable', why: '--trust needs a fingerprint, and goes with --provision' },
  ],
  [['--rollback'], { run: 'roll-back' }],
  [['--training', '--diagnostics'], { run: 'unusable', why: 'this version does not have --diagnostics' }],
  [['--device-card'], { run: 'device-card', group: null }],
  [['--device-card', '--group', 'Tills'], { run: 'device-card', group: 'Tills' }],
  [['--group=Tills of the south', '--device-card'], { run: 'device-card', group: 'Tills of the south' }],
  [['--check-bundle', 'a.bundle'], { run: 'check-bundle', file: 'a.bundle' }],
  [['--check-bundle=a.bundle', '--no-sandbox'], { run: 'check-bundle', file: 'a.bundle' }],
  [['--check-bundle'], { run: 'unusable', why: '--check-bundle needs a value' }],
  // Those of Chromium and Electron are theirs.
  [['--no-sandbox', '--lang=de', '--disable-gpu', 'a word'], app],
])('%j', (argv, switches) => {
  expect(readSwitches(argv)).toEqual(switches);
});

it('whatever the arguments are, reading them does not fail', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('--config', '--', '-', '--config=', '--no-config'))),
      (argv) => {
        expect(['app', 'version', 'check-config', 'make-bundle', 'device-card', 'unusable']).toContain(
          readSwitches(argv).run,
        );
      },
    ),
  );
});

describe('--make-bundle', () => {
  const least = ['--make-bundle', '--config', 'c.json', '--out', 'o.bundle'];
  const asked = {
    ...{ config: 'c.json', out: 'o.bundle', credentials: null, for: [], passphrase: false, expires: null },
    ...{ graceDays: null, version: null, issuer: null, needs: null, floor: 0, keys: null, groups: [] },
  };
  const card = 'BRANCHDESK.DEVICE.0.0.a';

  it.each<[readonly string[], object]>([
    [['--for', 'fleet.txt'], { for: ['fleet.txt'] }],
    [['--for', card, '--for=fleet.txt'], { for: [card, 'fleet.txt'] }],
    [['--passphrase'], { passphrase: true }],
    [
      ['--passphrase', '--expires=30', '--grace', '7', '--bundle-version=9', '--floor', '8'],
      { passphrase: true, expires: '30', graceDays: 7, version: 9, floor: 8 },
    ],
    [
      ['--for=f', '--issuer', 'IT south', '--needs=1.2.3', '--keys', 'k', '--credentials-from', 'c'],
      { for: ['f'], issuer: 'IT south', needs: '1.2.3', keys: 'k', credentials: 'c' },
    ],
    [['--for=f', '--with-group', 'A', '--with-group=B'], { for: ['f'], groups: ['A', 'B'] }],
  ])('takes %j', (argv, told) => {
    const read = { run: 'make-bundle', asked: { ...asked, ...told } };
    expect(readSwitches([...least, ...argv])).toEqual(read);
    expect(readSwitches([...argv, ...least])).toEqual(read);
  });

  it.each<[readonly string[], string]>([
    [[], '--make-bundle needs either --for FILE|CARD or --passphrase: who may open it'],
    [
      ['--for=f', '--passphrase'],
      '--make-bundle needs either --for FILE|CARD or --passphrase: who may open it',
    ],
    [
      ['--passphrase=hunter2'],
      '--passphrase takes no value: the passphrase is the first line of standard input',
    ],
    [
      ['--passphrase', 'hunter2'],
      '--make-bundle does not take a word without a switch: put quotes around a name',
    ],
    [['--for=f', '--expire', '30'], '--make-bundle does not know --expire'],
    [['--for=f', '--out', 'p'], '--out stands twice'],
    [['--for'], '--for needs a value'],
    [['--for', '--grace', '3'], '--for needs a value'],
    [['--for=f', '--grace=-1'], '--grace needs a number of days'],
    [['--for=f', '--floor', 'no'], '--floor needs the version below which nobody goes back'],
    [['--for=f', '--bundle-version=1e3'], '--bundle-version needs a whole number'],
    [['--for=f', '--check-bundle=x'], '--check-bundle does not know --make-bundle'],
    [['--for=f', '--training'], '--make-bundle does not know --training'],
  ])('refuses %j, and tells no value', (argv, why) => {
    expect(readSwitches([...least, ...argv])).toEqual({ run: 'unusable', why });
    expect(why).not.toContain('hunter2');
  });

  it('needs a configuration and a file to write', () => {
    for (const argv of [
      ['--make-bundle', '--for=f', '--out=o'],
      ['--make-bundle', '--for=f', '--config=c'],
    ])
      expect(readSwitches(argv)).toMatchObject({ run: 'unusable' });
  });
});

it('an installed app starts with each of its own switches, with its value beside or behind it', () => {
  for (const name of OWN_SWITCHES)
    for (const argv of [[`--${name}`, 'value'], [`--${name}=value`]])
      expect(refusedStart({ argv, environment: {}, packaged: true, platform: 'win32' })).toEqual([]);
});
