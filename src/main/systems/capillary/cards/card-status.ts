import type * as v from 'valibot';
import type { CardStatus } from '../../../../shared/domain/card.ts';
import { MAY_RESUME, MAY_SUSPEND } from '../../../../shared/domain/card.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import { problem } from '../../../../shared/domain/problem.ts';
import type { ChangePayloads } from '../../../../shared/kinds/kinds.ts';
import type { ChangeKind, Inverse, Json, Observation } from '../../../ports/change-kind.ts';
import { block } from '../../kit/findings.ts';
import { expectedOf, unavailable } from '../../kit/read-back.ts';
import { checked, type Judged, stopped } from '../changes/checked.ts';
import { LabelExpectation } from '../changes/expectation.ts';
import type { KindDeps } from '../changes/kind-deps.ts';
import { seenHere, withExpectation } from '../changes/read-back.ts';
import { withReads } from '../changes/with-reads.ts';
import { holdsCard } from '../identifiers/same-identifier.ts';
import { isPast } from './card-fitness.ts';
import { labelFor } from './card-label.ts';
import { draftLabeling } from './draft-labeling.ts';
import { readCardAfresh } from './read-afresh.ts';

type Name = 'card.suspend' | 'card.resume';

/** What each of the two asks for: the status that the label has to map to, and those that it may follow. */
const RULES: Readonly<
  Record<Name, { readonly to: CardStatus; readonly from: readonly CardStatus[]; readonly back: Name }>
> = {
  'card.suspend': { to: 'SUSPENDED', from: MAY_SUSPEND, back: 'card.resume' },
  'card.resume': { to: 'ACTIVE', from: MAY_RESUME, back: 'card.suspend' },
};

const judge = async (deps: KindDeps, change: Change<Name>): Promise<Judged> => {
  const { cardNumber, statusLabel, reason } = change.payload;
  const { to, from } = RULES[change.kind];
  const afresh = await readCardAfresh(deps, change, cardNumber);
  if ('finding' in afresh) return stopped(afresh.finding);

  const {
    own,
    read: { card: found, ownerId },
    labels,
  } = afresh;
  const isOwn = ownerId === own.id || (ownerId === null && holdsCard(own, cardNumber));
  const mayFollow = found.status !== null && from.includes(found.status);
  const label = labelFor(labels, statusLabel, to);
  const findings = [
    ...(isOwn ? [] : [block('card.not-linked', {})]),
    ...(mayFollow ? [] : [block('card.status-not-from', { label: found.statusLabel ?? found.status, to })]),
    ...(to === 'ACTIVE' && isPast(found.expiresOn, deps.today())
      ? [block('card.not-linkable', { label: 'EXPIRED', status: 'EXPIRED', expiresOn: found.expiresOn })]
      : []),
    ...(label === null ? [block('card.label-gone', { label: statusLabel })] : []),
  ];
  return {
    findings,
    order: label === null ? null : { call: 'label-card', card: { cardNumber, statusLabel: label, reason } },
    own,
    before: { was: found.statusLabel },
  };
};

/** Reads a new label back from the card itself. */
const readLabel = async (
  { catalog }: KindDeps,
  changeId: string,
  { cardNumber, label, was }: v.InferOutput<typeof LabelExpectation>,
): Promise<Observation> => {
  const card = await catalog.card(cardNumber);
  if (!card.ok) return unavailable(changeId, 'capillary', card.problem);
  const now = card.value?.card.statusLabel ?? null;
  const seen = now !== null && now === label ? 'requested' : now !== null && now === was ? 'prior' : 'other';
  return seenHere(changeId, seen);
};

/** The other of the two, with the label that the card had. */
const inverseOf = (change: Change<Name>, expectation: Json): Inverse => {
  const known = expectedOf(LabelExpectation, expectation);
  const was = known?.was ?? null;
  if (was === null) return { none: problem('undo.not-recorded', { upstream: 'capillary' }) };
  const { cardNumber, statusLabel } = change.payload;
  const payload = { cardNumber, statusLabel: was, reason: '' };
  return { ask: { kind: RULES[change.kind].back, payload }, prior: statusLabel, first: null };
};

const createKind = <K extends Name>(deps: KindDeps, name: K): ChangeKind<K> => ({
  name,
  upstream: 'capillary',
  combines: false,
  requestId: () => deps.ids.v7(),
  inverse: inverseOf,
  draft: draftLabeling(deps, (payload) => ({ kind: name, payload })),
  check: async ([change], beside) => {
    const judged = await judge(withReads(deps, beside), change);
    const { cardNumber, statusLabel }: ChangePayloads[Name] = change.payload;
    const expectation = { cardNumber, label: statusLabel, was: null, ...judged.before };
    return checked({ client: deps.client, changeId: change.id, judged, expectation });
  },
  readBack: async ([change], expectation, _gave, sharing) => [
    await withExpectation(change.id, LabelExpectation, expectation, (wanted) =>
      readLabel(withReads(deps, sharing), change.id, wanted),
    ),
  ],
});

/** Suspends a card: gives it a label that maps to SUSPENDED, with a reason (contract: capillary, `PUT /v2/card`). */
export const createCardSuspendKind = (deps: KindDeps): ChangeKind<'card.suspend'> =>
  createKind(deps, 'card.suspend');

/** Resumes a suspended card: gives it a label that maps to ACTIVE, with a reason (contract: capillary). */
export const createCardResumeKind = (deps: KindDeps): ChangeKind<'card.resume'> =>
  createKind(deps, 'card.resume');
