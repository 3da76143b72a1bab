import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../../src/main/config/find-settings.ts';
import { BROKEN_SYSTEMS } from '../../../support/broken-settings/branch-and-systems.ts';
import { BROKEN_DESK, BROKEN_KIOSK } from '../../../support/broken-settings/desk-and-kiosk.ts';
import { type BrokenSettings, linesOf, MARK, textOf } from '../../../support/broken-settings/fixture.ts';
import { BROKEN_FORM } from '../../../support/broken-settings/form.ts';
import { BROKEN_PEOPLE } from '../../../support/broken-settings/people.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-broken-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of it as a file, one line each. */
const saidOf = async (text: string): Promise<{ readonly file: string; readonly said: readonly string[] }> => {
  const file = join(folder, 'branchdesk.config.json');
  writeFileSync(file, text);
  const read = await loadSettings(file);
  const said = read.ok ? [] : read.faults.map((at) => `${at.file}:${at.line}:${at.column}: ${at.message}`);
  return { file, said };
};

const PARTS: readonly (readonly [string, readonly BrokenSettings[]])[] = [
  ['the form of the file', BROKEN_FORM],
  ['the branch and its systems', BROKEN_SYSTEMS],
  ['people', BROKEN_PEOPLE],
  ['presets, scanner and consent', BROKEN_DESK],
  ['the kiosk', BROKEN_KIOSK],
];

describe.each(PARTS)('faults of %s: file, line, column and one line each', (_part, fixtures) => {
  it.each(fixtures)('$what', async (fixture) => {
    const { file, said } = await saidOf(textOf(fixture));
    expect(said).toEqual(linesOf(fixture, file));
    for (const line of said) expect(line).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]{1,700}$/u);
    // What stands in the wrong place may be a secret.
    expect(said.join('\n')).not.toMatch(/583920|canary/);
  });
});

describe('the table of faults', () => {
  const all = PARTS.flatMap(([, fixtures]) => fixtures);

  it('has a mark for each line that is expected, and each fixture once', () => {
    for (const { what, marked, says } of all) expect(marked.split(MARK).length - 1, what).toBe(says.length);
    expect(new Set(all.map(textOf)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(60);
  });
});
