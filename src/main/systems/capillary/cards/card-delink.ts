import type { Card, CardLabel } from '../../../../shared/domain/card.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import { problem } from '../../../../shared/domain/problem.ts';
import type { ChangeKind, Inverse, Json } from '../../../ports/change-kind.ts';
import { block } from '../../kit/findings.ts';
import { expectedOf } from '../../kit/read-back.ts';
import type { Source } from '../calls/client.ts';
import { checked, type Judged, stopped } from '../changes/checked.ts';
import { CardExpectation, type CardWas } from '../changes/expectation.ts';
import { defaultSource, isChangeable, type KindDeps } from '../changes/kind-deps.ts';
import type { Order } from '../changes/order.ts';
import { withExpectation } from '../changes/read-back.ts';
import { withReads } from '../changes/with-reads.ts';
import { anchorsOf } from '../customers/survivor.ts';
import { findHeld } from '../identifiers/held-identifier.ts';
import { holdsCard } from '../identifiers/same-identifier.ts';
import { labelFor } from './card-label.ts';
import { linkOf } from './card-link.ts';
import { readBackDelink } from './card-read-back.ts';
import { draftLabeling } from './draft-labeling.ts';
import { readCardAfresh } from './read-afresh.ts';

const judgeDelink = async (deps: KindDeps, change: Change<'card.delink'>): Promise<Judged> => {
  const { cardNumber, statusLabel } = change.payload;
  if (!isChangeable(deps.settings, 'cardnumber'))
    return stopped(block('identifier.type-off', { type: 'cardnumber' }));

  const afresh = await readCardAfresh(deps, change, cardNumber);
  if ('finding' in afresh) return stopped(afresh.finding);

  const {
    own,
    read: { card, ownerId },
    labels,
  } = afresh;
  const isForeign = ownerId !== null && ownerId !== own.id;
  const isLinked = !isForeign && (ownerId === own.id || holdsCard(own, cardNumber));
  const held = findHeld(own, deps.settings, { type: 'cardnumber', value: cardNumber });
  const label = labelFor(labels, statusLabel, 'NOT_ISSUED');
  const findings = [
    ...(isLinked ? [] : [block('card.not-linked', {})]),
    ...(label === null ? [block('card.label-gone', { label: statusLabel })] : []),
  ];
  const order: Order | null =
    label === null
      ? null
      : {
          call: 'change-identifier',
          source: held?.source ?? defaultSource(deps.settings),
          customerId: own.id,
          body: { remove: [{ type: 'cardnumber', value: cardNumber, statusLabel: label }] },
        };
  return {
    findings,
    order,
    own,
    before: { was: wasHeld(card, labels, held?.source ?? null) },
  };
};

/** Only a card that was active can be linked as it was: a link is with a label that maps to ACTIVE. */
const wasHeld = (card: Card, labels: readonly CardLabel[], source: Source | null): CardWas => {
  const label = card.statusLabel === null ? null : labelFor(labels, card.statusLabel, 'ACTIVE');
  const active = card.statusLabel === null ? card.status === 'ACTIVE' : label !== null;
  return { source: source && { source: source.source, accountId: source.accountId }, active, label };
};

const inverseOf = ({ payload: { cardNumber } }: Change<'card.delink'>, expectation: Json): Inverse => {
  const known = expectedOf(CardExpectation, expectation);
  const was = known?.was ?? null;
  if (was === null) return { none: problem('undo.not-recorded', { upstream: 'capillary' }) };
  if (!was.active) return { none: problem('undo.not-active-before', { upstream: 'capillary' }) };
  const where = was.source === null ? {} : { putBackIn: was.source };
  return { ...linkOf(cardNumber, { statusLabel: was.label, ...where }), first: null };
};

/** Drafts that a card is delinked. */
export const draftDelink = (deps: Pick<KindDeps, 'seenCards'>) =>
  draftLabeling(deps, (payload) => ({ kind: 'card.delink', payload }));

/**
 * Delinks a card: removes it as an identifier, from the source that holds it, with a label that maps to NOT_ISSUED
 * (contract: capillary). The reason is kept in the journal alone: the call has no member for one. Its inverse links the
 * card again, in the source and with the label that it had; there is none for a card that was not active.
 */
export const createCardDelinkKind = (deps: KindDeps): ChangeKind<'card.delink'> => ({
  name: 'card.delink',
  upstream: 'capillary',
  combines: false,
  requestId: () => deps.ids.v7(),
  inverse: inverseOf,
  draft: draftDelink(deps),
  check: async ([change], beside) => {
    const judged = await judgeDelink(withReads(deps, beside), change);
    const expectation = {
      customerId: change.customer.ids.capillary ?? null,
      cardNumber: change.payload.cardNumber,
      anchors: anchorsOf(judged.own, deps.settings.lookupTypes),
      ...judged.before,
    };
    return checked({ client: deps.client, changeId: change.id, judged, expectation });
  },
  readBack: async ([change], expectation, _gave, sharing) => [
    await withExpectation(change.id, CardExpectation, expectation, (wanted) =>
      readBackDelink(withReads(deps, sharing), change.id, wanted),
    ),
  ],
});
