import { describe, test } from 'vitest';
import type { Settings } from '../../../src/shared/config/settings.ts';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { ONE_OF_EACH, stageAll } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

type Options = NonNullable<Parameters<typeof startTestApp>[0]>;

const withUpstream =
  <U extends keyof Settings['upstreams']>(upstream: U, more: Partial<Settings['upstreams'][U]>) =>
  (settings: Settings): Settings => ({
    ...settings,
    upstreams: { ...settings.upstreams, [upstream]: { ...settings.upstreams[upstream], ...more } },
  });

const inCountry =
  (country: string) =>
  (settings: Settings): Settings => ({ ...settings, branch: { ...settings.branch, country } });

const withApp = async (options: Options, use: (app: TestApp) => Promise<void>): Promise<void> => {
  const app = await startTestApp(options);
  try {
    await use(app);
  } finally {
    await app.close();
  }
};

const SCHEMES = ['secret-then-values', 'values-date-secret', 'hmac-sha256'] as const;

const VARIANTS: readonly { readonly what: string; readonly options: Options }[] = [
  { what: 'an OAuth client', options: { signIn: 'oauth', training: { oauthTtlSeconds: 60 } } },
  { what: 'WM in XML', options: { change: withUpstream('wm', { accept: 'xml' }) } },
  ...SCHEMES.map((checksumScheme) => ({
    what: `airpay’s checksum as ${checksumScheme}`,
    options: {
      training: { airpay: { checksumScheme } },
      change: withUpstream('airpay', { checksumScheme }),
    },
  })),
  ...([200, 400] as const).map((failureStatus) => ({
    what: `airpay that fails with HTTP ${failureStatus}`,
    options: { training: { airpay: { failureStatus } } },
  })),
];

const applyAll = async (app: TestApp, typed: string) => {
  await stageAll(app, await app.open(typed));
  return (await app.apply()).map(({ summary, state, reason }) => ({ kind: summary.kind, state, reason }));
};

const ALL_CONFIRMED = ONE_OF_EACH.map(({ kind }) => ({ kind, state: 'confirmed', reason: null }));

/** What is no fault: nobody has what was looked for, or the customer is in another source only. */
const LOOKED_FOR = /^(?:nobody has this (?:identifier|id)|the customer has no profile in this place)/;

/** What truly happened: each change once, and nothing refused but look-ups of what nobody has. */
const happened = ({ training: { ledger } }: TestApp) => ({
  applied: ledger.entries({ applied: true }).map(({ call }) => call),
  refused: ledger
    .entries()
    .filter(({ refusal }) => refusal !== null && !LOOKED_FOR.test(refusal))
    .map(({ call, status, refusal }) => ({ call, status, refusal })),
});

const EACH_ONCE = { applied: ONE_OF_EACH.map(({ call }) => call), refused: [] };

describe('a change of each kind is confirmed, in one basket', () => {
  test.for(VARIANTS)('with $what', ({ options }, { expect }) =>
    withApp(options, async (app) => {
      expect(await applyAll(app, personTagged(app.training, 'two-cards').mobile)).toEqual(ALL_CONFIRMED);
      expect(happened(app)).toEqual(EACH_ONCE);
    }),
  );

  test('in a branch of the United States, for a number typed as one says it there', ({ expect }) =>
    withApp({ change: inCountry('US') }, async (app) => {
      const person = app.training.people.find(
        ({ tags, cards, identifiers }) =>
          tags.includes('us') &&
          tags.includes('plain') &&
          cards.some(({ label }) => label === 'In Hand') &&
          identifiers.every(({ source }) => source === 'INSTORE'),
      );
      const [area, office, line] = [1, 4, 7].map((at) => person?.mobile.slice(at, at === 7 ? 11 : at + 3));
      expect(await applyAll(app, `(${area}) ${office}-${line}`)).toEqual(ALL_CONFIRMED);
      expect(happened(app)).toEqual(EACH_ONCE);
    }));
});

const readAt = (panel: VisitView['panels']['capillary']): number =>
  panel.state === 'ready' ? panel.readAt : 0;

describe('an OAuth client', () => {
  test('fetches a token anew when it is about to end', ({ expect }) =>
    withApp({ signIn: 'oauth', training: { oauthTtlSeconds: 60 } }, async (app) => {
      const { panels: first } = await app.open(personTagged(app.training, 'two-cards').mobile);
      const before = app.training.ledger.entries({ call: 'token' }).length;
      await app.must('visits.refresh', { upstream: 'capillary' });
      await app.until(({ panels }) => readAt(panels.capillary) > readAt(first.capillary));
      expect(app.training.ledger.entries({ call: 'token' }).length).toBe(before + 1);
    }));

  test('keeps one that lives, and fetches another when the upstream no longer takes it', async ({
    expect,
  }) => {
    let ahead = 0;
    const clock = { now: () => Date.now() + ahead };
    await withApp({ signIn: 'oauth', training: { clock } }, async (app) => {
      await stageAll(app, await app.open(personTagged(app.training, 'two-cards').mobile));
      expect(app.training.ledger.entries({ call: 'token' }).length).toBe(1);
      ahead = 2 * 3_600_000;
      expect((await app.apply()).map(({ state }) => state)).toEqual(ONE_OF_EACH.map(() => 'confirmed'));
      const { applied, refused } = happened(app);
      expect(applied).toEqual(EACH_ONCE.applied);
      expect(refused.map(({ call, status }) => [call === 'changeIdentifier', status])).toEqual(
        refused.map(() => [false, 498]),
      );
      expect(refused.length).toBeGreaterThan(0);
    });
  });
});

describe('a rejection of airpay', () => {
  test.for([200, 400] as const)('is one with HTTP %i', (failureStatus, { expect }) =>
    withApp({ training: { airpay: { failureStatus } } }, async (app) => {
      await app.open(personTagged(app.training, 'two-cards').mobile);
      await app.must('drafts.put', {
        request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
      });
      await app.until(({ basket }) => basket.every(({ busy }) => busy === null));
      await app.training.faults.set('airpay', { fault: 'reject', call: 'set', message: 'Blocked account' });
      expect(await app.apply()).toMatchObject([
        { state: 'rejected', reason: { code: 'upstream.rejected', data: { message: 'Blocked account' } } },
      ]);
      expect(app.training.ledger.entries({ call: 'set' })).toMatchObject([{ status: failureStatus }]);
    }),
  );
});
