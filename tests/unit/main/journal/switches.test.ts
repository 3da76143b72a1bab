import { expect, it } from 'vitest';
import { readSwitches } from '../../../../src/main/config/switches.ts';

it.each<[readonly string[], object]>([
  [['--export-journal', 'a.jsonl'], { run: 'export-journal', file: 'a.jsonl', values: false }],
  [
    ['--export-journal', 'a.jsonl', '--with-values'],
    { run: 'export-journal', file: 'a.jsonl', values: true },
  ],
  [['--export-journal'], { run: 'unusable', why: '--export-journal needs a file' }],
  [['--export-journal', '--with-values'], { run: 'unusable', why: '--export-journal needs a file' }],
  [['--verify-journal'], { run: 'verify-journal', file: null }],
  [['--verify-journal', 'a.jsonl'], { run: 'verify-journal', file: 'a.jsonl' }],
])('%j', (argv, switches) => {
  expect(readSwitches(argv)).toEqual(switches);
});
