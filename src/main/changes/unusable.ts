import type { Change } from '../../shared/domain/change.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';

/** Longer than this, nothing is a card number, an identifier, a label or a selection of anybody. */
const LONGEST = 500;

/** Control characters, halves of characters, and what stands where a secret was taken out. */
const UNUSABLE = /[\p{Cc}\p{Cs}\ufdd0]/u;

/** What is never sent. */
const KEPT_HERE: ReadonlySet<string> = new Set(['saw', 'reason']);

/**
 * Why a change can never be sent: a value that would go back to a system as it came is too long, or holds what cannot be
 * sent, recorded and compared. `null`: it can.
 */
export const unusableIn = ({ kind, payload }: Change): Problem | null => {
  for (const [member, value] of Object.entries(payload)) {
    if (typeof value !== 'string' || KEPT_HERE.has(member)) continue;
    const why = value.length > LONGEST ? 'too-long' : UNUSABLE.test(value) ? 'characters' : null;
    if (why !== null) return problem('value.unusable', { upstream: upstreamOf(kind), member, why });
  }
  return null;
};
