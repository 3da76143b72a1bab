import type { Keychain } from '../../src/main/ports/keychain.ts';
import { basicAuthorization, passwordDigest } from '../../src/main/systems/capillary/sign-in/basic-auth.ts';
import { UPSTREAMS, type UpstreamName } from '../../src/shared/domain/upstream.ts';
import type { DraftRequest } from '../../src/shared/kinds/requests.ts';
import { startTestApp, type TestApp } from './app.ts';
import { ONE_OF_EACH } from './one-of-each.ts';
import { personTagged } from './people.ts';
import type { Planter } from './planted-events.ts';

/** A token that an operator types, for airpay to quote. */
const TYPED_TOKEN = 'canary-typed-token-7c1e';

/** The customer whom the day is about. */
export const customerOf = ({ training }: Pick<TestApp, 'training'>) => personTagged(training, 'two-cards');

/** How Capillary is signed in to that day. */
export type SignIn = 'till' | 'oauth';

/** What each upstream is called with, as it could quote it. */
const secretsBy = (
  { training: { credentials } }: Pick<TestApp, 'training'>,
  signIn: SignIn,
): Readonly<Record<UpstreamName, readonly string[]>> => {
  const { airpay, capillary, wm } = credentials;
  const all = Object.fromEntries(
    UPSTREAMS.map((name) => [name, Object.values<string>(credentials[name])]),
  ) as unknown as Record<UpstreamName, string[]>;
  return {
    ...all,
    airpay: [airpay.token, airpay.secretKey],
    capillary:
      signIn === 'oauth'
        ? [capillary.secret]
        : [
            capillary.password,
            passwordDigest(capillary.password),
            basicAuthorization(capillary.till, capillary.password),
          ],
    wm: [wm.accessToken],
  };
};

/** Everything of it that says anything, parts included. */
export const secretsOf = (from: Pick<TestApp, 'training'>, signIn: SignIn = 'till'): readonly string[] =>
  Object.values(secretsBy(from, signIn))
    .flat()
    .concat(TYPED_TOKEN)
    .flatMap((secret) => [secret, ...secret.split(/[ .]/).filter((part) => part.length > 30)]);

/** The request with what a person can type in it planted. */
const typedInto = (request: DraftRequest, plant: Planter['plant']): DraftRequest => {
  if (request.kind === 'identifier.add') return { ...request, value: `${plant('address')}@example.com` };
  return request.kind === 'card.delink' ? { ...request, reason: plant('reason') } : request;
};

/** The customer consents to an opt-in, without which WM would not be asked at all. */
const consent = async (app: TestApp, plant: Planter['plant'], shown: string[]): Promise<void> => {
  const { basket } = await app.until((visit) => visit.basket.every(({ busy }) => busy === null) && visit);
  const changeIds = basket
    .filter(({ summary }) => summary.kind === 'communication.set' && summary.to === 'Y')
    .map(({ changeId }) => changeId);
  if (changeIds.length === 0) return;
  const asked = { who: plant('who asks'), how: 'phone' as const, other: null, why: plant('why') };
  shown.push(JSON.stringify(await app.call('drafts.consent', { changeIds, asked, language: 'en' })));
  await app.until((visit) => visit.basket.every(({ busy }) => busy === null));
};

/** A customer looked up in every way, each kind of change drafted and applied. */
const work = async (app: TestApp, plant: Planter['plant'], shown: string[]): Promise<void> => {
  const person = customerOf(app);
  const typed = [
    person.mobile,
    person.email ?? '',
    person.cards[0]?.number ?? '',
    person.airpayEntityId,
    'Asha',
    plant('search'),
  ];
  for (const text of typed) shown.push(JSON.stringify(await app.call('customers.find', { text })));
  const visit = await app.open(person.mobile);
  for (const one of ONE_OF_EACH) {
    const request = typedInto(await one.request(app, visit), plant);
    shown.push(JSON.stringify(await app.call('drafts.put', { request })));
  }
  await consent(app, plant, shown);
  const lines = await app.apply(20_000);
  shown.push(JSON.stringify(lines), JSON.stringify(await app.call('activity.ofCustomer', { limit: 50 })));
  await app.must('drafts.clear', {});
  await app.must('drafts.dismiss', {});
};

/**
 * A day's work in a folder: everything is done once, and once more with each upstream saying no and quoting the secrets
 * that it was called with, and a canary. Gives the app, which is closed by then, and all that the screen was given.
 */
export const spendDay = async (options: {
  readonly folder: string;
  readonly plant: Planter['plant'];
  readonly signIn?: SignIn;
  readonly keychain?: Keychain;
  /** Called before the app is closed. */
  readonly atTheEnd?: (app: TestApp) => void;
}): Promise<{ readonly app: TestApp; readonly shown: readonly string[] }> => {
  const { folder, plant, signIn = 'till', keychain, atTheEnd } = options;
  const shown: string[] = [];
  const app = await startTestApp({
    folder,
    signIn,
    ...(keychain && { keychain }),
    onEvent: (name, payload) => shown.push(JSON.stringify([name, payload])),
  });
  await work(app, plant, shown);
  const secrets = secretsBy(app, signIn);
  const denial = (upstream: (typeof UPSTREAMS)[number]): string =>
    `Denied: ${secrets[upstream].join(' ')} ${plant(`words of ${upstream}`)}`;
  for (const upstream of UPSTREAMS) {
    app.training.faults.clear();
    for (const { call } of ONE_OF_EACH.filter((one) => one.upstream === upstream))
      app.training.faults.set(upstream, { fault: 'reject', call, message: denial(upstream) });
    await work(app, plant, shown);
  }
  app.training.faults.clear();
  for (const upstream of UPSTREAMS)
    app.training.faults.set(upstream, { fault: 'reject', message: denial(upstream) });
  shown.push(JSON.stringify(await app.call('customers.find', { text: '919810000001' })));
  for (const upstream of UPSTREAMS) await app.must('visits.refresh', { upstream });
  await app.until((visit) => visit.panels.airpay.state === 'ready' && visit.panels.airpay.stale !== null);
  // An operator types another airpay token, which airpay refuses and quotes.
  const given = { token: TYPED_TOKEN, typed: null };
  shown.push(JSON.stringify(await app.call('credentials.giveToken', given)));
  await app.training.faults.clear();
  await app.training.faults.set('airpay', { fault: 'reject', message: `Expired: ${TYPED_TOKEN}` });
  await app.must('visits.refresh', { upstream: 'airpay' });
  await app.until(
    ({ panels: { airpay } }) =>
      airpay.state === 'ready' && String(airpay.stale?.data.message).startsWith('Expired: '),
  );
  app.training.faults.clear();
  atTheEnd?.(app);
  await app.close();
  return { app, shown };
};
