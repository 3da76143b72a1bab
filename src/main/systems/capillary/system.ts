import { dayIn } from '../../../shared/domain/day.ts';
import type { CapillarySettings } from '../../../shared/systems/capillary.ts';
import { type Clock, epochMs } from '../../ports/clock.ts';
import type { CredentialSource } from '../../ports/credentials.ts';
import type { HeldCalls } from '../../ports/held-calls.ts';
import type { Ids } from '../../ports/ids.ts';
import type { HttpClient } from '../http/call.ts';
import { type Brought, byName, type System } from '../system.ts';
import { createCapillaryClient } from './calls/client.ts';
import { createCardAddKind } from './cards/card-add.ts';
import { createCardCatalog } from './cards/card-catalog.ts';
import { createCardDelinkKind } from './cards/card-delink.ts';
import { createCardGenerateKind } from './cards/card-generate.ts';
import { createCardLinkKind } from './cards/card-link.ts';
import { createCardResumeKind, createCardSuspendKind } from './cards/card-status.ts';
import { createSeenCards } from './cards/seen-cards.ts';
import { createDraftSteps } from './changes/draft-steps.ts';
import type { KindDeps } from './changes/kind-deps.ts';
import { createCustomerDirectory } from './customers/customer-directory.ts';
import { createIdentifierAddKind } from './identifiers/identifier-add.ts';
import { createIdentifierRemoveKind } from './identifiers/identifier-remove.ts';
import { createIdentifierRules } from './identifiers/normalize.ts';
import { catalogWithDays, directoryWithDays } from './replies/card-days.ts';
import { tryCapillary } from './sign-in/try-credentials.ts';

/** Makes everything that one tenant of Capillary brings. `country`: two capital letters, of the branch. */
export const createCapillary = (deps: {
  readonly http: HttpClient;
  readonly settings: CapillarySettings;
  readonly credentials: Pick<CredentialSource, 'capillary'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly country: string;
  /** The time zone of the branch: the dates of cards are days in it. */
  readonly timeZone: string;
  readonly policies?: KindDeps['policies'];
  /** Told of calls that wait for their turn; null: none does. */
  readonly onHeld?: (held: HeldCalls | null) => void;
}): Brought<'capillary'> => {
  const { settings, clock, ids } = deps;
  const client = createCapillaryClient({ onHeld: () => {}, ...deps });
  const { timeZone } = deps;
  const directory = directoryWithDays(createCustomerDirectory({ client, settings }), timeZone);
  const catalog = catalogWithDays(createCardCatalog(client), timeZone);
  const rules = createIdentifierRules(deps.country);
  const policies = deps.policies ?? { merges: 'never' };
  const today = (): string => dayIn(timeZone, epochMs(clock.now()));
  const seenCards = createSeenCards(catalog);
  const kindDeps: KindDeps = { client, directory, catalog, rules, seenCards, settings, policies, today, ids };
  const kinds = byName(
    createCardAddKind(kindDeps),
    createCardGenerateKind(kindDeps),
    createCardLinkKind(kindDeps),
    createCardDelinkKind(kindDeps),
    createCardSuspendKind(kindDeps),
    createCardResumeKind(kindDeps),
    createIdentifierAddKind(kindDeps),
    createIdentifierRemoveKind(kindDeps),
  );
  const steps = createDraftSteps(kindDeps);
  return { directory, catalog, rules, seenCards, steps, kinds, tryCredentials: tryCapillary(client) };
};

/** Capillary: who a customer is, with cards and identifiers. */
export const capillaryAdapter: System<'capillary'> = (deps) =>
  createCapillary({ ...deps, country: deps.branch.branch.country, policies: deps.branch.policies });
