import { createHash } from 'node:crypto';
import type { Asked, RecordedAsked } from '../../shared/domain/asked.ts';
import type { Change } from '../../shared/domain/change.ts';
import type { Worded } from '../../shared/domain/consent-wording.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import { isOfConsent, seenOf } from '../../shared/kinds/kinds.ts';
import type { PanelData } from '../../shared/systems/systems.ts';
import type { RecordedChange } from '../journal/events.ts';
import { dataOf, type Line, type Visit } from './visit.ts';

/** Consent that a customer gives: who gives it, how, and the wording that was on the screen for a change. */
export interface Consent {
  readonly asked: Asked;
  wording(change: Change): Worded | null;
}

/** What a branch calls its wordings; where it does not, the beginning of a wording's digest tells it from every other. */
const versionOf = ({ wording }: Worded, named: string | undefined): string =>
  named ?? createHash('sha256').update(wording).digest('hex').slice(0, 12);

/** What is on record of a wording that was on the screen. */
export const recordedWording = (
  worded: Worded | null,
  named: string | undefined,
): Pick<RecordedAsked, 'wording' | 'version' | 'language'> =>
  worded === null ? { wording: null } : { ...worded, version: versionOf(worded, named) };

/** What each panel shows, whether it is confirmed or not. */
const shownIn = ({ panels }: Visit): { readonly [U in UpstreamName]: PanelData[U] | null } =>
  // Which system shows what is lost in the list.
  Object.fromEntries(
    UPSTREAMS.map((upstream) => [upstream, dataOf<unknown>(panels[upstream])]),
  ) as ReturnType<typeof shownIn>;

/** The change as it is handed on now: with who asks for it, and with what is on the screen of its system. */
const asOfNow = ({ change, consent, links }: Line, visit: Visit): Change => {
  if (!isOfConsent(change.kind)) return change;
  const asked = consent ?? { ...visit.asked, consented: false, wording: null };
  // What takes another change back is sent without a look at the panel, which may not have been read again yet.
  if (links.undoOf !== undefined) return { ...change, asked };
  return { ...change, asked, payload: seenOf(change, shownIn(visit)) };
};

/** What the checks and the journal are told of a line: nothing that is only the screen's. */
export const recordedOf = (line: Line, visit: Visit): RecordedChange => ({
  change: asOfNow(line, visit),
  summary: line.summary,
  customerName: visit.name,
  ...line.links,
  ...(line.approval === undefined ? {} : { approval: line.approval }),
  ...(line.declined === undefined ? {} : { declined: line.declined }),
});
