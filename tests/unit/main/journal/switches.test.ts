import { expect, it } from 'vitest';
import { readSwitches } from '../../../../src/main/config/switches.ts';

const nobody = { deviceKey: null, anyDevice: false, config: null };

it.each<[readonly string[], object]>([
  [['--export-journal', 'a.jsonl'], { run: 'export-journal', file: 'a.jsonl', values: false }],
  [
    ['--export-journal', 'a.jsonl', '--with-values'],
    { run: 'export-journal', file: 'a.jsonl', values: true },
  ],
  [['--export-journal'], { run: 'unusable', why: '--export-journal needs a file' }],
  [['--export-journal', '--with-values'], { run: 'unusable', why: '--export-journal needs a file' }],
  [['--verify-journal'], { run: 'verify-journal', file: null, ...nobody }],
  [['--verify-journal', 'a.jsonl'], { run: 'verify-journal', file: 'a.jsonl', ...nobody }],
  [
    ['--verify-journal', 'a.jsonl', '--device-key', 'd.pem', '--config', 'c.json'],
    { run: 'verify-journal', file: 'a.jsonl', deviceKey: 'd.pem', anyDevice: false, config: 'c.json' },
  ],
  [
    ['--verify-journal', 'a.jsonl', '--any-device-key'],
    { run: 'verify-journal', file: 'a.jsonl', ...nobody, anyDevice: true },
  ],
  [
    ['--verify-journal', 'a.jsonl', '--device-key'],
    { run: 'unusable', why: '--device-key needs a fingerprint or a file' },
  ],
])('%j', (argv, switches) => {
  expect(readSwitches(argv)).toEqual(switches);
});
