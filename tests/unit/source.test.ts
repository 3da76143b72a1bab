import { describe, expect, it } from 'vitest';
import { readSource, sourceFaults } from '../../tools/check/source-rules.ts';

describe('the source', () => {
  it('has one meaning for each exported name, one room for each kind, and makes parts in compose alone', () => {
    expect(sourceFaults(readSource())).toEqual([]);
  });

  it('is seen where it breaks these rules', () => {
    const planted = new Map([
      ...readSource(),
      [
        'src/main/visits/planted.ts',
        "import { createJournal } from '../journal/journal.ts';\nexport interface Change {}\n",
      ],
      ...['a', 'b', 'c'].map((name) => [`src/main/visits/${name}.ts`, "kind === 'card.link'"] as const),
    ]);
    expect(sourceFaults(planted)).toEqual([
      expect.stringMatching(/^Change is exported by several files: .*planted\.ts/),
      'src/main/visits/planted.ts makes createJournal of another room: compose/ does that',
      expect.stringMatching(/^card\.link is named in 7 files, and 5 are enough: .*visits\/a\.ts/),
    ]);
  });
});
