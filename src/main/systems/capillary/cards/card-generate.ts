import type { Change } from '../../../../shared/domain/change.ts';
import { problem } from '../../../../shared/domain/problem.ts';
import type { ChangeAsk } from '../../../../shared/kinds/kinds.ts';
import type { ChangeKind, Observation } from '../../../ports/change-kind.ts';
import { block } from '../../kit/findings.ts';
import { checked, type Judged, stopped } from '../changes/checked.ts';
import { NewCardExpectation } from '../changes/expectation.ts';
import type { KindDeps } from '../changes/kind-deps.ts';
import { withExpectation } from '../changes/read-back.ts';
import { withReads } from '../changes/with-reads.ts';
import { linkOf } from './card-link.ts';
import { readBackNew, readGround, staysMade } from './new-card.ts';

const judgeGenerate = async (deps: KindDeps, change: Change<'card.generate'>): Promise<Judged> => {
  const ground = await readGround(deps, change, change.payload);
  if ('finding' in ground) return stopped(ground.finding);
  const { own, series, label } = ground;
  const findings = [
    ...(series.active ? [] : [block('card.series-inactive', { series: series.name })]),
    ...(series.generates ? [] : [block('card.cannot-generate', { series: series.name })]),
  ];
  return { findings, order: { call: 'generate-card', seriesId: series.id, statusLabel: label }, own };
};

/** Without the reply nobody knows which number was made, so nothing can be looked at. */
const unnamed = (changeId: string): Observation => ({
  changeId,
  seen: 'untold',
  problem: problem('read-back.untold', { upstream: 'capillary' }),
});

/** Makes a new number of a series, with the tenant's own label. */
export const generateOf = (seriesId: number): ChangeAsk => ({
  kind: 'card.generate',
  payload: { seriesId, statusLabel: null },
});

/**
 * Generates one card number in a series (contract: capillary, `POST /v2/card/generate`). It makes the number only:
 * linking it is a change of its own, which takes the number from here. It has no inverse.
 */
export const createCardGenerateKind = (deps: KindDeps): ChangeKind<'card.generate'> => ({
  name: 'card.generate',
  upstream: 'capillary',
  combines: false,
  requestId: () => deps.ids.v7(),
  inverse: staysMade,
  next: (_, gave) => (gave === null ? null : linkOf(gave)),
  check: async ([change], beside) => {
    const judged = await judgeGenerate(withReads(deps, beside), change);
    const expectation = { cardNumber: null, seriesId: change.payload.seriesId };
    return checked({ client: deps.client, changeId: change.id, judged, expectation });
  },
  readBack: async ([change], expectation, gave = null, sharing = {}) => [
    gave === null
      ? unnamed(change.id)
      : await withExpectation(change.id, NewCardExpectation, expectation, ({ seriesId }) =>
          readBackNew(withReads(deps, sharing), change.id, gave, seriesId),
        ),
  ],
});
