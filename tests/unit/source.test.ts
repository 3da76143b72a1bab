import { describe, expect, it } from 'vitest';
import { readSource, sourceFaults } from '../../tools/check/source-rules.ts';

describe('the source', () => {
  it('has one meaning for each exported name, and makes the parts of other rooms in compose alone', () => {
    expect(sourceFaults(readSource())).toEqual([]);
  });

  it('is seen where it breaks these rules', () => {
    const planted = new Map([
      ...readSource(),
      [
        'src/main/visits/planted.ts',
        "import { createJournal } from '../journal/journal.ts';\nexport interface Change {}\n",
      ],
    ]);
    expect(sourceFaults(planted)).toEqual([
      expect.stringMatching(/^Change is exported by several files: .*planted\.ts/),
      'src/main/visits/planted.ts makes createJournal of another room: compose/ does that',
    ]);
  });
});
