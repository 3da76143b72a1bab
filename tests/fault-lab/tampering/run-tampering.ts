import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '../../unit/main/journal/a-journal.ts';
import { createRandom } from '../plan/random.ts';
import { makeCopies } from './copies.ts';
import { type RolledBack, tryRollbacks } from './rollback.ts';
import { type Touched, tryAnywhere, tryDrops, tryEdits, trySwaps } from './touch.ts';
import { type Attacked, tryAttacks } from './try-attacks.ts';

/** What came of everything that was done to journals behind the app's back. */
export interface TamperingFigures {
  /** Records of the journal that was edited, dropped from and swapped in. */
  readonly records: number;
  readonly edits: Touched;
  readonly drops: Touched;
  readonly swaps: Touched;
  readonly anywhere: Touched;
  readonly cut: RolledBack;
  readonly older: RolledBack;
  /** What was done to what follows from the records, and to the records themselves, with SQL. */
  readonly derived: Attacked;
  readonly sealed: Attacked;
}

/** Tampers. `journals`: how many are made at random, beside the one of which every place is touched. */
export const runTampering = async (options: {
  readonly seed: number;
  readonly journals: number;
  readonly onStep?: (step: string) => void;
}): Promise<TamperingFigures> => {
  const { seed, journals, onStep = () => {} } = options;
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-tampering-'));
  try {
    const copies = makeCopies(folder);
    const { records, faults } = verify(copies.original);
    if (faults.length > 0) throw new Error('a journal that nobody touched has faults');
    onStep('edits');
    const edits = tryEdits(copies);
    onStep('drops and swaps');
    const [drops, swaps] = [tryDrops(copies), trySwaps(copies)];
    onStep('journals at random');
    const anywhere = tryAnywhere(folder, journals, createRandom(seed));
    onStep('attacks with SQL');
    const { derived, records: sealed } = tryAttacks(folder);
    onStep('truncation and rollback');
    return { records, edits, drops, swaps, anywhere, derived, sealed, ...(await tryRollbacks(folder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
