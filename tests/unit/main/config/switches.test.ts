import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSwitches } from '../../../../src/main/config/switches.ts';

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
  [['--provision', 'a.json'], { run: 'unusable', why: 'this version does not have --provision' }],
  [['--training', '--diagnostics'], { run: 'unusable', why: 'this version does not have --diagnostics' }],
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
        expect(['app', 'version', 'check-config', 'unusable']).toContain(readSwitches(argv).run);
      },
    ),
  );
});
