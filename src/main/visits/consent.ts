import type { Asked } from '../../shared/domain/asked.ts';
import type { Change } from '../../shared/domain/change.ts';
import { seenSetOf } from '../../shared/domain/seen-set.ts';
import type { RecordedChange } from '../journal/events.ts';
import { dataOf, type Line, type Visit } from './visit.ts';

/** Consent that a customer gives: who gives it, how, and the wording that was on the screen for a change. */
export interface Consent {
  readonly asked: Asked;
  wording(change: Change): string | null;
}

/** The change as it is handed on now: with who asks for it, and with the complete set that is on the screen. */
const asOfNow = ({ change, consent, links }: Line, { asked, panels }: Visit): Change => {
  if (change.kind !== 'communication.set' || !('optIn' in change.payload)) return change;
  const said = consent ?? { ...asked, consented: false, wording: null };
  // What takes another change back is sent without a look at the panel, which may not have been read again yet.
  const set = links.undoOf === undefined ? dataOf(panels.wm) : null;
  const saw = set === null ? {} : { saw: seenSetOf(set) };
  return { ...change, asked: said, payload: { ...change.payload, ...saw } };
};

/** What the checks and the journal are told of a line: nothing that is only the screen's. */
export const recordedOf = (line: Line, visit: Visit): RecordedChange => ({
  change: asOfNow(line, visit),
  summary: line.summary,
  customerName: visit.name,
  ...line.links,
  ...(line.approval === undefined ? {} : { approval: line.approval }),
});
