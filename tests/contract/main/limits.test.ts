import { afterEach, describe, expect, it } from 'vitest';
import type { LimitsView } from '../../../src/shared/ipc/answer-views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';
import { until } from '../../support/until.ts';

let app: TestApp;
afterEach(() => app.close());

type Options = NonNullable<Parameters<typeof startTestApp>[0]>;

const atPace =
  (perMinute: number): NonNullable<Options['change']> =>
  (settings) => {
    const { capillary } = settings.upstreams;
    return capillary === undefined
      ? settings
      : { ...settings, upstreams: { ...settings.upstreams, capillary: { ...capillary, perMinute } } };
  };

const tokenCalls = () => app.training.ledger.entries({ call: 'token' });

/** Fifty look-ups at once, each in both sources. */
const lookUpFifty = async () => {
  const { mobile } = personTagged(app.training, 'two-cards');
  const found = await Promise.all(
    Array.from({ length: 50 }, () => app.must('customers.find', { text: mobile, as: 'mobile' })),
  );
  expect(found.every(({ total }) => total === 1)).toBe(true);
};

describe('fifty look-ups at once behind OAuth', () => {
  it('fetch one token, and none while it lasts', async () => {
    app = await startTestApp({ signIn: 'oauth', change: atPace(6_000) });
    await lookUpFifty();
    expect(tokenCalls()).toHaveLength(1);
    await lookUpFifty();
    expect(tokenCalls()).toHaveLength(1);
    expect(app.training.ledger.entries({ call: 'lookupDetails' })).toHaveLength(200);
  });

  it('fetch one more when the token ends under them, and every look-up is answered', async () => {
    // By the server's clock the token ends long before the desk thinks that it does: the desk has to be told, with 498.
    let ahead = 0;
    app = await startTestApp({
      signIn: 'oauth',
      change: atPace(6_000),
      training: { clock: { now: () => Date.now() + ahead } },
    });
    await lookUpFifty();
    ahead = 4_000_000;
    await lookUpFifty();
    expect(tokenCalls()).toHaveLength(2);
  });
});

describe('the limit of calls a minute', () => {
  it('tells what it holds back, and that it no longer does', async () => {
    const told: LimitsView['held'][] = [];
    app = await startTestApp({
      change: atPace(60),
      onEvent: (name, payload) => {
        if (name === 'limits.changed') told.push((payload as LimitsView).held);
      },
    });
    const { mobile } = personTagged(app.training, 'two-cards');
    const finds = Array.from({ length: 4 }, () => app.must('customers.find', { text: mobile, as: 'mobile' }));
    await until(() => told.length === 2, 'two calls that wait');
    expect(told).toMatchObject([
      { upstream: 'capillary', perMinute: 60, waiting: 1 },
      { upstream: 'capillary', perMinute: 60, waiting: 2 },
    ]);
    await Promise.all(finds);
    await until(() => told.at(-1) === null, 'nothing that waits');
  });

  it('says nothing while nobody would notice', async () => {
    const told: string[] = [];
    app = await startTestApp({ onEvent: (name) => void told.push(name) });
    await app.open(personTagged(app.training, 'two-cards').mobile);
    expect(told).not.toContain('limits.changed');
  });
});
