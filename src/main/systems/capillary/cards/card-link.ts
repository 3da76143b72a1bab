import type { Change } from '../../../../shared/domain/change.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import { maskCard } from '../../../../shared/domain/mask.ts';
import { fail, ok, type Problem, problem, type Result } from '../../../../shared/domain/problem.ts';
import type { ChangePayloads } from '../../../../shared/kinds/kinds.ts';
import type { ChangeKind, Inverse, Json } from '../../../ports/change-kind.ts';
import type { DirectoryMatch } from '../../../ports/customer-directory.ts';
import type { Asking, DraftFrom } from '../../../ports/drafting.ts';
import { isCardNumber } from '../../../values/card-number.ts';
import { block, unreadable } from '../../kit/findings.ts';
import { expectedOf } from '../../kit/read-back.ts';
import { checked, type Judged, stopped } from '../changes/checked.ts';
import { CardExpectation } from '../changes/expectation.ts';
import { defaultSource, isChangeable, type KindDeps } from '../changes/kind-deps.ts';
import type { Order } from '../changes/order.ts';
import { withExpectation } from '../changes/read-back.ts';
import { withReads } from '../changes/with-reads.ts';
import { ownOrFinding, readOwn } from '../customers/own-customer.ts';
import { owners } from '../customers/owner.ts';
import { anchorsOf } from '../customers/survivor.ts';
import { holdsCard } from '../identifiers/same-identifier.ts';
import { capFindings, cardFindings } from './card-fitness.ts';
import { defaultLabel, labelOf } from './card-label.ts';
import { judgeComing, seriesOfComing } from './card-link-coming.ts';
import { readBackLink } from './card-read-back.ts';
import { typedCard } from './typed-card.ts';

const gone = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : [result.problem]);

/** Everybody, other than the customer, to whom the card belongs by its own record or by a look-up. */
const otherHolders = async (
  deps: KindDeps,
  own: LoyaltyCustomer,
  ownerId: string | null,
  holders: readonly DirectoryMatch[],
): Promise<{ readonly isOthers: boolean; readonly others: readonly LoyaltyCustomer[] }> => {
  const found = holders.map(({ customer }) => customer).filter(({ id }) => id !== own.id);
  const isForeign = ownerId !== null && ownerId !== own.id;
  if (!isForeign || found.some(({ id }) => id === ownerId)) {
    return { isOthers: isForeign || found.length > 0, others: found };
  }
  const owner = await deps.directory.byId(ownerId);
  // The card may still name a record that was merged into this customer's.
  if (owner.ok && owner.value?.id === own.id) return { isOthers: found.length > 0, others: found };
  return { isOthers: true, others: owner.ok && owner.value !== null ? [owner.value, ...found] : found };
};

const judgeLink = async (
  deps: KindDeps,
  change: Change<'card.link'>,
  ahead: readonly Change[],
): Promise<Judged> => {
  const { cardNumber, statusLabel, putBackIn } = change.payload;
  if (!isChangeable(deps.settings, 'cardnumber'))
    return stopped(block('identifier.type-off', { type: 'cardnumber' }));
  const coming = seriesOfComing(cardNumber, ahead);
  if (coming !== null) return judgeComing(deps, change, coming, statusLabel);
  if (cardNumber === null) return stopped(block('step.not-done', { outcome: null }));
  // A number that the tenant gave, or has, is sent as it is: what was typed was cleaned when it was drafted.
  if (!isCardNumber(cardNumber)) return stopped(block('card.invalid-number', {}));

  const [ownRead, card, series, labels, lookedUp] = await Promise.all([
    readOwn(deps.directory, change),
    deps.catalog.card(cardNumber),
    deps.catalog.series(),
    deps.catalog.labels(),
    // Whatever the branch asks an undirected text for: the card's own record may name nobody.
    deps.directory.byIdentifier('cardnumber', cardNumber),
  ]);
  const takesNone = !lookedUp.ok && deps.directory.takesNoSuch(lookedUp.problem);
  const holders = takesNone ? ok([]) : lookedUp;
  const customer = ownOrFinding(change, ownRead);
  if ('finding' in customer) return stopped(customer.finding);
  if (!card.ok || !series.ok || !labels.ok || !holders.ok) {
    return stopped(
      ...[card, series, labels, holders]
        .flatMap(gone)
        .slice(0, 1)
        .map((why) => unreadable('capillary', why)),
    );
  }
  if (card.value === null) return stopped(block('card.not-found', {}));

  const { own } = customer;
  const owned = card.value;
  const foreign = await otherHolders(deps, own, owned.ownerId, holders.value);
  const found = series.value.find(({ id }) => id === owned.card.seriesId) ?? null;
  const label = labelOf(labels.value, statusLabel, 'ACTIVE');
  // The card has an owner and no other customer holds it, so it is this customer's already.
  const isHere =
    owned.ownerId !== null ||
    holdsCard(own, cardNumber) ||
    holders.value.some((match) => match.customer.id === own.id);
  const findings = [
    ...(foreign.isOthers ? [block('card.of-another-customer', {}, owners(own, foreign.others))] : []),
    ...(!foreign.isOthers && isHere ? [block('card.already-linked', {})] : []),
    ...cardFindings(owned.card, found, deps.today()),
    ...(label === null ? [block('card.label-gone', { label: statusLabel })] : []),
    ...(found === null ? [] : capFindings(own, found, owned.card.maxActive)),
  ];
  const order: Order | null =
    found === null || label === null
      ? null
      : {
          call: 'change-identifier',
          source: putBackIn ?? defaultSource(deps.settings),
          customerId: own.id,
          body: { add: [{ type: 'cardnumber', value: cardNumber, seriesId: found.id, statusLabel: label }] },
        };
  return { findings, order, own, before: { delinkLabel: defaultLabel(labels.value, 'NOT_ISSUED') } };
};

const inverseOf = ({ payload: { cardNumber } }: Change<'card.link'>, expectation: Json): Inverse => {
  const known = expectedOf(CardExpectation, expectation);
  const statusLabel = known?.delinkLabel ?? null;
  if (cardNumber === null) return { none: problem('undo.not-recorded', { upstream: 'capillary' }) };
  if (statusLabel === null) return { none: problem('undo.no-label', { upstream: 'capillary' }) };
  return {
    ask: { kind: 'card.delink', payload: { cardNumber, statusLabel, reason: '' } },
    prior: 'linked',
    first: null,
  };
};

/** Links a card; `null`: the one that the step before makes. `how`: with the tenant's own label, unless it says otherwise. */
export const linkOf = (
  cardNumber: string | null,
  how: Omit<ChangePayloads['card.link'], 'cardNumber'> = { statusLabel: null },
) =>
  ({
    ask: { kind: 'card.link', payload: { cardNumber, ...how } },
    prior: 'absent',
  }) as const satisfies Asking;

/** Drafts the link of a card that was typed or scanned. */
export const draftLink =
  (deps: Pick<KindDeps, 'rules' | 'seenCards'>) =>
  ({ cardNumber: typed }: { readonly cardNumber: string }, { shown }: DraftFrom): Result<Asking> => {
    if (shown.capillary === null) return fail('visit.gone');
    const cardNumber = typedCard(typed, deps);
    return ok({ ...linkOf(cardNumber), series: deps.seenCards.seriesOf(cardNumber) });
  };

/**
 * Links a card: adds it as an identifier, with its series and a label that maps to ACTIVE. Refused for a card
 * that is somebody else's: a link can merge two customers for good (contract: capillary). Its inverse delinks the card
 * with the tenant's own label for that; there is none where the tenant has several and marks none as the default.
 */
export const createCardLinkKind = (deps: KindDeps): ChangeKind<'card.link'> => ({
  name: 'card.link',
  upstream: 'capillary',
  combines: false,
  requestId: () => deps.ids.v7(),
  inverse: inverseOf,
  draft: draftLink(deps),
  // A card that was scanned straight into the basket was never looked at.
  named: async ({ change, summary }, sharing) => {
    const { cardNumber } = change.payload;
    if (summary.kind !== 'card.link' || summary.series !== null || cardNumber === null) return summary;
    await deps.seenCards.read([cardNumber], sharing);
    return { ...summary, series: deps.seenCards.seriesOf(cardNumber) };
  },
  following: ({ change, summary }, gave) => ({
    change: { ...change, payload: { ...change.payload, cardNumber: gave } },
    summary: summary.kind === 'card.link' ? { ...summary, card: maskCard(gave) } : summary,
  }),
  check: async ([change], beside = {}) => {
    const judged = await judgeLink(withReads(deps, beside), change, beside.ahead ?? []);
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
      readBackLink(withReads(deps, sharing), change.id, wanted),
    ),
  ],
});
