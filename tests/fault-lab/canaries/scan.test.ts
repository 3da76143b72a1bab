import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canaryFindings } from './canaries-report.ts';
import { type CanaryFigures, scanEvents } from './run-canaries.ts';
import { scan } from './scan.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-scan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'TRAINING-secret-123456789012';
const KEY = new Uint8Array(32).map((_, at) => at * 7 + 3);
const VALUE = 'ZQ0123456789ABCD';
const canaries = { secrets: [SECRET, KEY], values: [VALUE] };

describe('the scan sees', () => {
  it.each([
    ['a secret as it is', SECRET, [1, 0]],
    ['a secret in UTF-16', Buffer.from(SECRET, 'utf16le'), [1, 0]],
    ['a secret in base64 behind something else', Buffer.from(`a:${SECRET}`).toString('base64'), [1, 0]],
    ['a key as it is', KEY, [1, 0]],
    ['a key in hexadecimal', Buffer.from(KEY).toString('hex'), [1, 0]],
    ['a key in base64url', Buffer.from(KEY).toString('base64url'), [1, 0]],
    ['a value', VALUE, [0, 1]],
    ['a value that was made small', VALUE.toLowerCase(), [0, 1]],
    ['nothing where nothing is', 'ZQ0123456789ABCE', [0, 0]],
  ] as const)('%s', (_, written, [secrets, values]) => {
    const file = join(folder, 'file');
    writeFileSync(
      file,
      Buffer.concat([Buffer.from('before '), Buffer.from(written), Buffer.from(' behind')]),
    );
    expect(scan('a file', [file, join(folder, 'none')], canaries)).toMatchObject({ secrets, values });
  });
});

describe('a finding', () => {
  const clean = { place: 'the logs', bytes: 9, secrets: 0, values: 0, asked: false };
  const none: CanaryFigures = { secrets: 2, values: 5, recorded: 4, scanned: [clean] };
  const findings = (scanned: Partial<typeof clean>): number =>
    canaryFindings({ till: none, oauth: none, events: { ...none, scanned: [{ ...clean, ...scanned }] } })
      .length;

  it.each([
    ['nothing was found', {}, 0],
    ['a secret stands somewhere', { secrets: 1 }, 1],
    ['a value stands where it was not asked for', { values: 1 }, 1],
    ['a secret stands in what was asked for values', { secrets: 1, values: 4, asked: true }, 1],
    ['every recorded value is where it was asked for', { values: 4, asked: true }, 0],
    ['the scan does not see what is there', { values: 3, asked: true }, 1],
    ['there was nothing to scan', { bytes: 0 }, 1],
  ])('%s', (_, scanned, count) => expect(findings(scanned)).toBe(count));
});

it('every event of the journal, scanned, shows nothing but in the export that was asked for values', async () => {
  const events = await scanEvents(folder, 1);
  const nothing: CanaryFigures = { ...events, scanned: [] };
  expect(canaryFindings({ till: nothing, oauth: nothing, events })).toEqual([]);
  expect(events.values).toBeGreaterThan(40);
});
