import { type ConsentWordings, wordingFor } from '../../shared/domain/consent-wording.ts';
import { ok, type Result } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { StopWhat } from '../../shared/ipc/requests.ts';
import type { Basket } from '../visits/basket.ts';

const done = (result: Result<null>) => (result.ok ? ok({}) : result);

/** Answers everything about the basket of the open visit. `wordings`: what the branch reads to a customer before an opt-in. */
export const draftHandlers = (
  basket: Basket,
  {
    stagePreset,
    stopAll,
    wordings,
  }: {
    readonly stagePreset: (name: string) => Result<number>;
    readonly stopAll: (what: StopWhat) => Result<null>;
    readonly wordings: ConsentWordings;
  },
): Pick<
  Handlers,
  | 'drafts.put'
  | 'drafts.putAll'
  | 'drafts.check'
  | 'drafts.preset'
  | 'drafts.stopAll'
  | 'drafts.remove'
  | 'drafts.clear'
  | 'drafts.apply'
  | 'drafts.readBack'
  | 'drafts.dismiss'
  | 'drafts.askedBy'
  | 'drafts.consent'
  | 'drafts.renew'
> => ({
  'drafts.put': async ({ request }) => {
    const put = basket.put(request);
    return put.ok ? ok({ changeId: put.value }) : put;
  },
  'drafts.putAll': async ({ requests }) => {
    const put = basket.putAll(requests);
    return put.ok ? ok({ changeIds: [...put.value] }) : put;
  },
  'drafts.check': async ({ request }) => basket.check(request),
  'drafts.preset': async ({ preset }) => {
    const staged = stagePreset(preset);
    return staged.ok ? ok({ staged: staged.value }) : staged;
  },
  'drafts.stopAll': async ({ what }) => done(stopAll(what)),
  'drafts.remove': async ({ changeId }) => done(basket.remove(changeId)),
  'drafts.clear': async () => done(basket.clear()),
  'drafts.apply': async () => done(basket.apply()),
  'drafts.readBack': async ({ changeId }) => done(await basket.readBack(changeId)),
  'drafts.dismiss': async () => done(basket.dismiss()),
  'drafts.askedBy': async ({ asked }) => done(basket.askedBy(asked)),
  'drafts.consent': async ({ changeIds, asked, language }) =>
    done(
      basket.consent(changeIds, {
        asked,
        wording: ({ payload }) =>
          'channel' in payload ? wordingFor(wordings, payload.channel, language) : null,
      }),
    ),
  'drafts.renew': async ({ changeId }) => {
    const renewed = await basket.renew(changeId);
    return renewed.ok ? ok({ changeId: renewed.value }) : renewed;
  },
});
