import { ok, type Result } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Finder } from '../customers/find.ts';
import type { Reveal } from '../visits/revealing.ts';
import type { Visits } from '../visits/visits.ts';

const done = (result: Result<null>) => (result.ok ? ok({}) : result);

/** Answers searches, visits and the ids of a customer. */
export const customerHandlers = (deps: {
  readonly finder: Finder;
  readonly visits: Visits;
  readonly reveal: Reveal;
}): Pick<
  Handlers,
  | 'customers.find'
  | 'visits.state'
  | 'visits.open'
  | 'visits.reopen'
  | 'visits.dismissMerged'
  | 'visits.close'
  | 'visits.refresh'
  | 'visits.narrow'
  | 'visits.reveal'
  | 'identity.propose'
  | 'identity.confirm'
  | 'identity.forget'
> => {
  const { finder, visits, reveal } = deps;
  return {
    'customers.find': ({ text, offset, as, scanned }) => finder.find(text, offset, as, scanned),
    'visits.state': async () => ok(visits.state()),
    'visits.open': ({ match }) => visits.open(match),
    'visits.reopen': async ({ visit }) => done(visits.reopen(visit)),
    'visits.dismissMerged': async () => done(visits.dismissMerged()),
    'visits.close': async () => done(visits.close()),
    'visits.refresh': async ({ upstream }) => done(visits.refresh(upstream)),
    'visits.narrow': async ({ list, text }) => done(visits.narrow(list, text)),
    'visits.reveal': ({ ref, reason }) => reveal(ref, reason),
    'identity.propose': async ({ upstream, id }) => done(await visits.propose(upstream, id)),
    'identity.confirm': async ({ upstream }) => done(await visits.confirm(upstream)),
    'identity.forget': async ({ upstream }) => done(await visits.forget(upstream)),
  };
};
