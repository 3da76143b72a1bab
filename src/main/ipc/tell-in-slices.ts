import { setTimeout as pause } from 'node:timers/promises';
import type { VisitsView } from '../../shared/ipc/views.ts';
import { inSlices } from '../clock/in-slices.ts';
import type { KnownParts } from './known-parts.ts';

/** So many parts are looked at at once: what is told of them goes out before anything else happens. */
const FEW = 40;

/**
 * Makes what tells the visits once their parts are known: those that are not are looked at in slices where there are many.
 * What is to be told meanwhile is told after it, the last of it alone: each telling holds the whole state.
 */
export const tellInSlices = (
  known: KnownParts,
  tell: (visits: VisitsView, fitting: unknown) => void,
): ((visits: VisitsView) => void) => {
  let isLooking = false;
  let next: VisitsView | null = null;

  const unknownOf = (visits: VisitsView): ReturnType<KnownParts['unknownOf']> => {
    try {
      return known.unknownOf(visits);
    } catch {
      // Not even the shape of visits: the contract says where.
      return [];
    }
  };

  const begin = async (visits: VisitsView): Promise<void> => {
    const unknown = unknownOf(visits);
    if (unknown.length <= FEW) {
      for (const part of unknown) known.look(part);
      return tell(visits, known.fitting(visits));
    }
    isLooking = true;
    const worked = await inSlices(unknown, known.look);
    tell(visits, known.fitting(visits));
    // Hundreds of lines are work for the page too: what they come to meanwhile is told once.
    await pause(worked * 2);
    isLooking = false;
    const after = next;
    next = null;
    if (after !== null) await begin(after);
  };

  return (visits) => {
    if (isLooking) next = visits;
    else void begin(visits);
  };
};
