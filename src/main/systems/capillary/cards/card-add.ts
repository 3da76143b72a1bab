import type { Change } from '../../../../shared/domain/change.ts';
import type { ChangeAsk } from '../../../../shared/kinds/kinds.ts';
import type { ChangeKind } from '../../../ports/change-kind.ts';
import { block, unreadable } from '../../kit/findings.ts';
import { checked, type Judged, stopped } from '../changes/checked.ts';
import { NewCardExpectation } from '../changes/expectation.ts';
import type { KindDeps } from '../changes/kind-deps.ts';
import { withExpectation } from '../changes/read-back.ts';
import { withReads } from '../changes/with-reads.ts';
import { numberFindings } from './card-fitness.ts';
import { linkOf } from './card-link.ts';
import { readBackNew, readGround, staysMade } from './new-card.ts';

const judgeAdd = async (deps: KindDeps, change: Change<'card.add'>): Promise<Judged> => {
  const { cardNumber } = change.payload;
  const normalized = deps.rules.normalize('cardnumber', cardNumber);
  if (!normalized.ok || normalized.value !== cardNumber) return stopped(block('card.invalid-number', {}));
  // A card that is held under another spelling is the same card: it is never made twice.
  const spellings = deps.rules.spellings('cardnumber', cardNumber);
  const [ground, ...cards] = await Promise.all([
    readGround(deps, change, change.payload),
    ...spellings.map((one) => deps.catalog.card(one)),
  ]);
  if ('finding' in ground) return stopped(ground.finding);
  const unread = cards.find((card) => !card.ok);
  if (unread?.ok === false) return stopped(unreadable('capillary', unread.problem));
  const { own, series, label } = ground;
  const findings = [
    ...(cards.some((card) => card.ok && card.value !== null) ? [block('card.exists', {})] : []),
    ...numberFindings(cardNumber, series),
  ];
  return {
    findings,
    order: { call: 'add-card', card: { seriesId: series.id, cardNumber, statusLabel: label } },
    own,
  };
};

/** Makes a card of a series, with the tenant's own label. */
export const addOf = (cardNumber: string, seriesId: number): ChangeAsk => ({
  kind: 'card.add',
  payload: { cardNumber, seriesId, statusLabel: null },
});

/**
 * Makes a card of the tenant's out of an external or manual one, in a series and with a label that maps to NOT_ISSUED
 * (contract: capillary, `POST /v2/card`). It is linked to nobody: that is a change of its own. It has no inverse.
 */
export const createCardAddKind = (deps: KindDeps): ChangeKind<'card.add'> => ({
  name: 'card.add',
  upstream: 'capillary',
  combines: false,
  requestId: () => deps.ids.v7(),
  inverse: staysMade,
  next: ({ payload }) => linkOf(payload.cardNumber),
  check: async ([change], beside) => {
    const judged = await judgeAdd(withReads(deps, beside), change);
    const { cardNumber, seriesId } = change.payload;
    return checked({
      client: deps.client,
      changeId: change.id,
      judged,
      expectation: { cardNumber, seriesId },
    });
  },
  readBack: async ([change], expectation, _gave, sharing) => [
    await withExpectation(change.id, NewCardExpectation, expectation, ({ seriesId }) =>
      readBackNew(withReads(deps, sharing), change.id, change.payload.cardNumber, seriesId),
    ),
  ],
});
