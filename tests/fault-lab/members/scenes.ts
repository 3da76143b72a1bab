import type { VisitView } from '../../../src/shared/ipc/views.ts';
import type { DraftRequest } from '../../../src/shared/kinds/requests.ts';
import type { TestApp } from '../../support/app.ts';
import { ONE_OF_EACH, type OneOfAKind, SUSPEND_CARD } from '../../support/one-of-each.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';

/** What an operator does while the replies to one call are altered. Refusals are answers like any other. */
export interface Scene {
  readonly call: string;
  readonly upstream: 'airpay' | 'capillary' | 'wm';
  /** Before anything is altered. */
  before?(app: TestApp, visit: VisitView): Promise<void>;
  act(app: TestApp): Promise<void>;
  /** Whether something is written: everything is set back after it. */
  readonly writes: boolean;
}

/** Longer than any call may take, on a machine that is busy elsewhere: what is not at rest by then never will be. */
const PATIENCE_MS = 60_000;

const isAtRest = (visit: VisitView): boolean =>
  !visit.applying &&
  visit.basket.every(({ busy }) => busy === null) &&
  Object.values(visit.panels).every(({ state }) => state !== 'loading');

/** Waits until nothing is under way; throws when something never ends. */
export const atRest = async (app: TestApp): Promise<void> => {
  await app.until((visit) => isAtRest(visit) || null, PATIENCE_MS);
};

const ask = async (
  app: TestApp,
  name: Parameters<TestApp['routed']>[0],
  input: unknown,
): Promise<unknown> => {
  const answer = await app.routed(name, input);
  return answer.ok ? answer.value : null;
};

const stateOf = async (app: TestApp): Promise<VisitView | null> => {
  const visits = (await ask(app, 'visits.state', {})) as { readonly open: VisitView | null } | null;
  return visits?.open ?? null;
};

const draft = async (app: TestApp, request: DraftRequest): Promise<void> => {
  await ask(app, 'drafts.put', { request });
  await atRest(app);
};

const kindOf = (kind: OneOfAKind['kind']): OneOfAKind => {
  const found = [...ONE_OF_EACH, SUSPEND_CARD].find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no case of ${kind}`);
  return found;
};

const refresh = async (app: TestApp, upstream: string): Promise<void> => {
  await ask(app, 'visits.refresh', { upstream });
  await atRest(app);
};

const clear = (app: TestApp): Promise<unknown> => ask(app, 'drafts.clear', {});

const free = (app: TestApp): string => unlinkedCard(app.training, 'linkable');

/** One kind of change, drafted and checked in peace, then applied. */
const applying = (call: string, kind: OneOfAKind['kind']): Scene => ({
  call,
  upstream: kindOf(kind).upstream,
  writes: true,
  before: async (app, visit) => draft(app, await kindOf(kind).request(app, visit)),
  act: async (app) => {
    await ask(app, 'drafts.apply', {});
    await atRest(app);
    await ask(app, 'receipts.issue', {});
  },
});

const issuing = (call: string, request: (app: TestApp) => DraftRequest): Scene => ({
  call,
  upstream: 'capillary',
  writes: true,
  before: async (app) => draft(app, request(app)),
  act: async (app) => {
    await ask(app, 'drafts.apply', {});
    await atRest(app);
  },
});

const seriesFor = { add: 103, generate: 102 };

/** What is done for each call of each system. */
export const SCENES: readonly Scene[] = [
  {
    call: 'customers.lookup',
    upstream: 'capillary',
    writes: false,
    act: async (app) => {
      const { mobile } = personTagged(app.training, 'two-cards');
      const found = (await ask(app, 'customers.find', { text: mobile })) as {
        readonly matches: readonly { readonly ref: string }[];
      } | null;
      const match = found?.matches[0];
      if (match !== undefined) await ask(app, 'visits.open', { match: match.ref });
      if ((await stateOf(app)) !== null) await atRest(app);
    },
  },
  {
    call: 'customers.search',
    upstream: 'capillary',
    writes: false,
    act: async (app) => {
      await ask(app, 'customers.find', { text: 'Verma', as: 'name' });
    },
  },
  {
    call: 'customers.get',
    upstream: 'capillary',
    writes: false,
    act: async (app) => {
      await refresh(app, 'capillary');
      await draft(app, { kind: 'identifier.add', type: 'email', value: 'new.address@example.com' });
      const visit = await stateOf(app);
      const card =
        visit?.panels.capillary.state === 'ready' ? visit.panels.capillary.data.cards[0] : undefined;
      const label = 'Not Issued';
      if (card !== undefined)
        await draft(app, { kind: 'card.delink', card: card.ref, label, reason: 'Lost' });
      await clear(app);
    },
  },
  {
    call: 'card.get',
    upstream: 'capillary',
    writes: false,
    act: async (app) => {
      await ask(app, 'cards.look', { cardNumber: free(app) });
      await draft(app, { kind: 'card.link', cardNumber: free(app) });
      // A change that a check stops is recorded with what was found.
      const visit = await stateOf(app);
      if (visit?.basket.every(({ state }) => state === 'refused')) await ask(app, 'drafts.apply', {});
      await atRest(app);
      await clear(app);
    },
  },
  {
    call: 'card.statusLog',
    upstream: 'capillary',
    writes: false,
    act: async (app) => {
      const visit = await stateOf(app);
      const card =
        visit?.panels.capillary.state === 'ready' ? visit.panels.capillary.data.cards[0] : undefined;
      if (card !== undefined) await ask(app, 'cards.history', { card: card.ref });
    },
  },
  {
    call: 'card.series',
    upstream: 'capillary',
    writes: false,
    act: async (app) => {
      await ask(app, 'cards.series', {});
      await draft(app, { kind: 'card.issue', card: { how: 'generate', series: seriesFor.generate } });
      await clear(app);
      await draft(app, { kind: 'card.link', cardNumber: free(app) });
      await clear(app);
    },
  },
  {
    call: 'card.labels',
    upstream: 'capillary',
    writes: false,
    act: async (app) => {
      for (const purpose of ['delink', 'suspend', 'resume'] as const) {
        const labels = (await ask(app, 'cards.labels', { purpose })) as
          | readonly { readonly label: string }[]
          | null;
        const visit = await stateOf(app);
        const card =
          visit?.panels.capillary.state === 'ready' ? visit.panels.capillary.data.cards[0] : undefined;
        const label = labels?.[0]?.label;
        if (card === undefined || label === undefined || purpose === 'resume') continue;
        const kind = `card.${purpose}` as const;
        await draft(app, { kind, card: card.ref, label, reason: 'Lost' });
      }
      await clear(app);
    },
  },
  {
    call: 'card-usage.get',
    upstream: 'airpay',
    writes: false,
    act: async (app) => {
      await refresh(app, 'airpay');
      await draft(app, { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' });
      await clear(app);
    },
  },
  {
    call: 'communication.get',
    upstream: 'wm',
    writes: false,
    act: async (app) => {
      await refresh(app, 'wm');
      const visit = await stateOf(app);
      const rows =
        visit?.panels.wm.state === 'ready'
          ? visit.panels.wm.data.categories.flatMap(({ channels }) =>
              channels.flatMap((one) => one.selections),
            )
          : [];
      const [row] = rows;
      const optIn = row?.optIn === 'Y' ? 'N' : 'Y';
      if (row !== undefined) await draft(app, { kind: 'communication.set', selection: row.ref, optIn });
      await clear(app);
    },
  },
  applying('card-usage.set', 'card-usage.set'),
  applying('communication.put', 'communication.set'),
  applying('customers.changeIdentifier', 'identifier.add'),
  applying('card.change', 'card.suspend'),
  issuing('card.add', () => ({
    kind: 'card.issue',
    card: { how: 'add', cardNumber: 'LAB-CARD-1', series: seriesFor.add },
  })),
  issuing('card.generate', () => ({
    kind: 'card.issue',
    card: { how: 'generate', series: seriesFor.generate },
  })),
];
