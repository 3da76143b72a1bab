import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptResults } from './kept-results.ts';
import type { Result } from './result.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const resultAt = (at: number): Result => ({
  spec: {
    is: 'write',
    kind: 'card.add',
    phase: 'write',
    fault: { is: 'cut', of: 'reply', at, ending: 'end' },
    effect: 'applied',
    hits: 'all',
  },
  class: 'reply cut',
  fault: 'reply-cut-end',
  verdict: { misreported: [], duplicate: false, hung: [], unrecorded: false, outcome: 'confirmed' },
  applied: true,
  ms: 3,
});

describe('the results of a lab that is run in parts', () => {
  it('are there again', () => {
    const file = join(folder, 'results.jsonl');
    const first = keptResults(file);
    expect(first.made).toEqual([]);
    for (const at of [1, 2]) first.add(resultAt(at));
    expect(keptResults(file).made).toEqual([resultAt(1), resultAt(2)]);
  });

  it('are there without the one that was being written when the lab was ended', () => {
    const file = join(folder, 'results.jsonl');
    keptResults(file).add(resultAt(1));
    appendFileSync(file, JSON.stringify(resultAt(2)).slice(0, 40));
    const again = keptResults(file);
    expect(again.made).toEqual([resultAt(1)]);
    again.add(resultAt(3));
    expect(keptResults(file).made).toEqual([resultAt(1), resultAt(3)]);
  });
});
