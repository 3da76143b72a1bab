import type { Finding, Owner } from '../../shared/domain/finding.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import type { LineView, VisitView } from '../../shared/ipc/views.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import type { Refs } from '../ports/refs.ts';
import { type Around, applyOf, canOf } from './can.ts';
import { conflictingNames } from './conflicts.ts';
import { NOT_NARROWED } from './narrowed.ts';
import { identifiersOf } from './panels/cards.ts';
import type { PanelDeps } from './panels/kept.ts';
import { panelsOf } from './panels/panels.ts';
import { dataOf, isDraft, type Line, type Visit } from './visit.ts';

const shownOwner = (owner: Owner): Owner => ({
  ...owner,
  name: shownText(owner.name),
  identifiers: owner.identifiers.map(({ type, masked }) => ({ type: shownText(type), masked })),
  sources: owner.sources.map(shownText),
});

/** A finding as it is shown: names, types and sources bounded. */
export const findingView = (finding: Finding): Finding => ({
  ...finding,
  owners: finding.owners.map(shownOwner),
});

/** Identifiers that stand beside the customer's name; the panel has them all. */
const MOST_BESIDE_NAME = 12;

/** Sources that are named, and profiles whose names are compared. */
const MOST_SOURCES = 20;
const MOST_PROFILES = 200;

/** Who approved a line, while that covers what it shows. */
const approvedBy = ({ approval, view: { state } }: Line): Pick<LineView, 'approvedBy'> =>
  approval === undefined || state === 'needs-approval' || state === 'refused'
    ? {}
    : { approvedBy: approval.by };

/** Lines are replaced and never altered, and most stay as they are from one event to the next. */
const shownLines = new WeakMap<Line, { readonly around: string; readonly view: LineView }>();

const lineView = (line: Line, around: Around): LineView => {
  const key = JSON.stringify(around);
  const known = shownLines.get(line);
  if (known?.around === key) return known.view;
  const view = makeLineView(line, around);
  shownLines.set(line, { around: key, view });
  return view;
};

const makeLineView = (line: Line, around: Around): LineView => {
  const { change, summary, target, consent, view } = line;
  return {
    ...view,
    changeId: change.id,
    upstream: upstreamOf(change.kind),
    summary,
    ...(target === null ? {} : { target }),
    ...(consent === null ? {} : { asked: consent }),
    ...approvedBy(line),
    can: canOf(line, around),
    findings: view.findings.map(findingView),
    at: change.draftedAt,
  };
};

const basketOf = ({ lines, applying }: Visit): readonly LineView[] => {
  const drafts = new Set(lines.filter(isDraft).map(({ change }) => change.id));
  const tried = new Set(lines.flatMap(({ links }) => links.retryOf ?? []));
  return lines.map((line) => {
    const { after } = line.links;
    const stepBefore = after !== undefined && drafts.has(after);
    return lineView(line, { applying, stepBefore, triedAgain: tried.has(line.change.id) });
  });
};

/** The open visit as the renderer is shown it: masked, with refs for values. Pure. */
export const viewOf = (visit: Visit, refs: Refs, changeTypes: readonly string[]): VisitView => {
  const customer = dataOf(visit.panels.capillary);
  const identifiers = customer === null ? [] : identifiersOf(customer);
  const panels: PanelDeps = { refs, changeTypes, narrowed: visit.narrowed ?? NOT_NARROWED };
  const more = identifiers.length - MOST_BESIDE_NAME;
  return {
    customer: {
      visit: visit.id,
      name: shownText(visit.name),
      tier: shownOrNull(customer?.tier ?? null),
      cards: customer === null ? null : customer.cards.length,
      masked: identifiers.slice(0, MOST_BESIDE_NAME).map((identifier) => ({
        type: shownText(identifier.type),
        masked: identifier.masked,
        conflictingIn: identifier.conflicting ? identifier.sources.slice(0, MOST_SOURCES).map(shownText) : [],
      })),
      ...(more > 0 ? { more } : {}),
      sources: [...new Set(customer?.profiles.map(({ source }) => shownText(source)) ?? [])].slice(
        0,
        MOST_SOURCES,
      ),
      names: conflictingNames((customer?.profiles ?? []).slice(0, MOST_PROFILES)).map(({ source, name }) => ({
        source: shownText(source),
        name: shownText(name),
      })),
      merged: visit.merged === null ? null : { from: shownText(visit.merged.from) },
      mergedAway: customer?.mergedAway === true,
    },
    panels: panelsOf(visit, panels),
    basket: basketOf(visit),
    apply: applyOf(visit.lines, visit.applying),
    asked: visit.asked,
    applied: visit.applied.length,
    applying: visit.applying,
  };
};
