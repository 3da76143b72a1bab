import { upstreamOf } from '../../../src/shared/kinds/kinds.ts';
import { KINDS } from '../plan/kinds.ts';
import type { LengthsByKind } from '../plan/plan.ts';
import { runWrite } from '../runs/write-run.ts';
import { openWorkshop } from './workshop.ts';

const WHOLE = 1_000_000;

/** Makes each write once, undisturbed, and measures it. */
export const measureLengths = async (): Promise<LengthsByKind> => {
  const workshop = await openWorkshop();
  try {
    const deps = await workshop.prepare();
    const measured = new Map<string, { readonly request: number; readonly reply: number }>();
    for (const kind of KINDS) {
      await runWrite(deps, {
        is: 'write',
        kind,
        phase: 'write',
        fault: { is: 'cut', of: 'reply', at: WHOLE, ending: 'end' },
        effect: 'applied',
        hits: 'all',
      });
      measured.set(kind, deps.stand.fronts[upstreamOf(kind)].lengths());
    }
    return measured;
  } finally {
    await workshop.close();
  }
};
