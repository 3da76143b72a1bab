import * as v from 'valibot';
import { composeChanging, composeDesk } from '../../../../src/main/compose/desk.ts';
import { createHub } from '../../../../src/main/compose/hub.ts';
import type { FoundCustomer } from '../../../../src/main/customers/found-customers.ts';
import type { ChangeKind } from '../../../../src/main/ports/change-kind.ts';
import { readNow } from '../../../../src/main/ports/clock.ts';
import type { ToldCustomer } from '../../../../src/main/ports/customer-directory.ts';
import type { IdentifierRules } from '../../../../src/main/ports/identifier-rules.ts';
import type { OwnedCard, Readers } from '../../../../src/main/ports/readers.ts';
import { cardUsageSource } from '../../../../src/main/systems/airpay/panel-source.ts';
import { createSeenCards } from '../../../../src/main/systems/capillary/cards/seen-cards.ts';
import { communicationSource } from '../../../../src/main/systems/wm/panel-source.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import type { Visit } from '../../../../src/main/visits/visit.ts';
import { SettingsSchema } from '../../../../src/shared/config/settings.ts';
import type { CardUsage } from '../../../../src/shared/domain/card-usage.ts';
import type { CommunicationPreferences } from '../../../../src/shared/domain/communication.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { fail, ok, type Result } from '../../../../src/shared/domain/problem.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { openTestJournal } from '../../../support/journal.ts';
import { NO_SOURCES } from '../../../support/sources.ts';
import { until } from '../../../support/until.ts';
import { createFakeKind, type FakeKindScript } from '../changes/fake-kind.ts';
import { draftingWith } from './drafting.ts';
import { asha, ashasPreferences } from './people.ts';

export const USAGE: CardUsage = { CONTACTLESS: 'ALLOWED', ATM: 'ALLOWED', POS: 'NOTALLOWED', ECOM: null };

/** What the three systems answer; a test replaces what it wants to be otherwise. */
interface World {
  record: (id: string) => Promise<Result<LoyaltyCustomer | null>>;
  /** The whole record of one that a search read in part. */
  rest: (told: ToldCustomer) => Promise<Result<LoyaltyCustomer | null>>;
  usage: (id: string) => Promise<Result<CardUsage>>;
  preferences: (id: string) => Promise<Result<CommunicationPreferences | null>>;
  card: (number: string) => Promise<Result<OwnedCard | null>>;
}

/** Asha without an id for airpay in her record. */
export const withoutExternalId: LoyaltyCustomer = {
  ...asha,
  identifiers: asha.identifiers.filter(({ type }) => type !== 'externalId'),
};

/** Visits, basket and pipeline over a real journal, with readers and kinds that answer what a test says. */
export const openDesk = async (
  script: FakeKindScript = {},
  off: Partial<Readers> = {},
  more: readonly FakeKindScript[] = [],
  real: readonly ChangeKind[] = [],
) => {
  const clock = createFakeClock();
  const test = await openTestJournal(clock);
  const world: World = {
    record: async () => ok(asha),
    rest: async ({ customer }) => ok(customer),
    usage: async () => ok(USAGE),
    preferences: async () => ok(ashasPreferences),
    card: async () => ok(null),
  };
  const asked: string[] = [];
  const ask = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  const readers: Readers = {
    directory: {
      byId: (id) => ask(`record ${id}`, world.record(id)),
      byIdentifier: async () => fail('internal'),
      told: async () => fail('internal'),
      completed: (told) => ask(`rest of ${told.customer.id}`, world.rest(told)),
      takesNoSuch: () => false,
      byPrefix: async () => fail('internal'),
    },
    sources: {
      ...NO_SOURCES,
      airpay: cardUsageSource({ get: (id) => ask(`usage ${id}`, world.usage(id)) }),
      wm: communicationSource({ get: (id) => ask(`preferences ${id}`, world.preferences(id)) }),
    },
    ...off,
  };
  const { journal } = test;
  const refs = createRefs();
  const fake = createFakeKind(script);
  const preferences = createFakeKind({ name: 'communication.set', combines: true });
  const seenCards = createSeenCards({
    card: (number) => world.card(number),
    history: async () => ok([]),
    series: async () => ok([]),
    labels: async () => ok([]),
  });
  const rules: IdentifierRules = {
    normalize: (_type, value) => ok(value),
    spellings: (_type, value) => [value.trim()],
  };
  const drafting = draftingWith(rules, seenCards);
  /** A fake that drafts as the real kind does. */
  const drafts = (kind: ChangeKind): ChangeKind => ({ ...drafting.kinds.get(kind.name), ...kind });
  const fakes = [fake.kind, preferences.kind, ...more.map(createFakeKind).map(({ kind }) => kind)];
  const kinds = new Map([...fakes.map(drafts), ...real].map((kind) => [kind.name, kind]));
  const operator = { id: 'asha.op' };
  const found = new Map<string, FoundCustomer>();
  const ending = new AbortController();
  const base = { hub: createHub(), readers, kinds, journal, clock, ids: realIds, operator, refs };
  const desk = composeDesk({
    ...{
      ...base,
      ...composeChanging({ ...base, deadlineMs: 15_000, approvalMinutes: 15, onSending: () => () => {} }),
    },
    steps: drafting.steps,
    found: (ref) => found.get(ref) ?? null,
    changeTypes: ['mobile'],
    identity: v.parse(SettingsSchema.entries.identity, {}),
    signal: ending.signal,
  });
  const { store, visits, basket, pipeline } = desk;

  const now = (): Visit => {
    const visit = store.open();
    if (visit === null) throw new Error('no visit is open');
    return visit;
  };
  /** Lets things go on until the open visit fits. */
  const see = async (fits: (visit: Visit) => boolean, what = 'the visit'): Promise<Visit> => {
    await until(() => store.open() !== null && fits(now()), what);
    return now();
  };
  const isRead = ({ panels }: Visit): boolean =>
    Object.values(panels).every(({ state }) => state !== 'loading');

  return {
    ...desk,
    kinds,
    clock,
    test,
    world,
    asked,
    refs,
    now,
    see,
    isRead,
    kindAsked: fake.asked,
    /** Opens a customer as a search would have found it, without waiting. */
    begin: async (who: Partial<FoundCustomer> = {}) => {
      const one = {
        upstream: 'capillary',
        id: '4001',
        name: 'Asha Verma',
        told: null,
        mergedFrom: null,
        ...who,
      } as const;
      found.set(`${one.upstream} ${one.id}`, { read: readNow(clock), ...one });
      return visits.open(`${one.upstream} ${one.id}`);
    },
    /** Puts a draft of card usage in the basket and waits for its check; gives its id. */
    draftAtm: async (): Promise<string> => {
      const put = basket.put({ kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' });
      if (!put.ok || put.value === null) throw new Error('not drafted');
      await see(({ lines }) => lines.every(({ view }) => view.busy === null), 'the check');
      return put.value;
    },
    /** Applies and moves time until everything has come to its end. */
    apply: async (): Promise<Visit> => {
      basket.apply();
      while (now().applying) {
        // What sleeps longer, such as an offer to undo, is nothing that applying waits for.
        await until(() => !now().applying || clock.sleeping(3_000) > 0, 'the end of applying');
        if (now().applying) await clock.advance(1_000);
      }
      return now();
    },
    close: async () => {
      ending.abort(new Error('closing'));
      await pipeline.close();
      await test.close();
    },
  };
};

/** A promise and what settles it. */
export const gate = <T>() => Promise.withResolvers<T>();
