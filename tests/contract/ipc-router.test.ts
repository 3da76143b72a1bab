import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRouter } from '../../src/main/ipc/router.ts';
import { createSenderCheck } from '../../src/main/ipc/sender.ts';
import { fail } from '../../src/shared/domain/problem.ts';
import { CALL_NAMES } from '../../src/shared/ipc/names.ts';
import { FITTING, handlersDoing, keptLog, OWN, STRANGERS, watchedHandlers } from './ipc-calls.ts';
import { hostilePayloads, hugePayloads } from './ipc-hostile.ts';

const isTrusted = createSenderCheck('app://branchdesk');
const hostile = Object.keys(hostilePayloads().payloads);
/** Made once: some of it takes long to make, and a stranger’s is not even looked at. */
const huge = hugePayloads();
const CANARY = 'canary-3f9c1b-secret';

const watched = () => {
  const { called, handlers } = watchedHandlers();
  const { faults, log } = keptLog();
  return { called, faults, router: createRouter({ handlers, isTrusted, log }) };
};

describe.each(CALL_NAMES)('the call %s', (name) => {
  it('is answered for the app’s own page and a payload that fits', async () => {
    const { called, faults, router } = watched();
    expect(await router.handle(name, OWN, FITTING[name])).toEqual(fail('visit.none'));
    expect(called).toEqual([name]);
    expect(faults).toEqual([]);
  });

  it.each(Object.keys(STRANGERS))('is forbidden to %s, whatever it sends', async (stranger) => {
    const { called, faults, router } = watched();
    const sender = STRANGERS[stranger] ?? OWN;
    const { payloads, tripped } = hostilePayloads();
    for (const payload of [FITTING[name], ...Object.values(payloads), ...Object.values(huge)])
      expect(await router.handle(name, sender, payload)).toEqual(fail('ipc.forbidden'));
    expect(called).toEqual([]);
    expect(tripped).toEqual([]);
    expect(new Set(faults.map(({ fault }) => fault))).toEqual(new Set(['forbidden']));
  });

  it.each(hostile)('is malformed with %s', async (what) => {
    const { called, router } = watched();
    const { payloads, tripped } = hostilePayloads();
    expect(await router.handle(name, OWN, payloads[what])).toEqual(fail('ipc.malformed'));
    expect(called).toEqual([]);
    expect(tripped).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('is too large with more than 1 MiB of JSON, before its shape is looked at', async () => {
    const { called, faults, router } = watched();
    for (const [what, payload] of Object.entries(huge))
      expect([what, await router.handle(name, OWN, payload)]).toEqual([what, fail('ipc.too-large')]);
    expect(called).toEqual([]);
    expect(new Set(faults.map(({ fault }) => fault))).toEqual(new Set(['too-large']));
  });

  it('is malformed with a fitting payload that has one thing more', async () => {
    const { called, router } = watched();
    const payload = { ...Object(FITTING[name]), more: 1 };
    expect(await router.handle(name, OWN, payload)).toEqual(fail('ipc.malformed'));
    expect(called).toEqual([]);
  });

  it('never tells what a handler throws', async () => {
    const { faults, log } = keptLog();
    class Leaky extends Error {
      readonly token = CANARY;
    }
    for (const thrown of [new Leaky(`${CANARY} in words`), CANARY, { secretKey: CANARY }, null]) {
      const handlers = handlersDoing(() => {
        throw thrown;
      });
      const answer = await createRouter({ handlers, isTrusted, log }).handle(name, OWN, FITTING[name]);
      expect(answer).toEqual(fail('internal'));
    }
    expect(faults.map(({ at }) => at)).toEqual(['Leaky', 'string', 'object', 'object']);
    expect(JSON.stringify(faults)).not.toContain(CANARY);
  });

  it.each([
    ['beside a value', { ok: true, value: {}, token: CANARY }],
    ['inside a value', { ok: true, value: { token: CANARY } }],
    ['instead of a value', { ok: true, value: CANARY }],
    ['in a problem', { ok: false, problem: { code: 'internal', data: {}, cause: CANARY } }],
    ['as a code', { ok: false, problem: { code: CANARY, data: {} } }],
    [
      'as a thing in a problem’s data',
      { ok: false, problem: { code: 'internal', data: { a: { b: CANARY } } } },
    ],
    ['as an error', new Error(CANARY)],
    ['as a getter', Object.defineProperty({ ok: true }, 'value', { get: () => CANARY, enumerable: true })],
    ['as a toJSON', { ok: true, value: { toJSON: () => CANARY } }],
    ['as nothing that is an answer', [CANARY]],
  ])('never tells what a handler gives %s', async (_where, given) => {
    const { faults, log } = keptLog();
    const router = createRouter({ handlers: handlersDoing(() => given), isTrusted, log });
    const answer = await router.handle(name, OWN, FITTING[name]);
    expect(answer).toEqual(fail('internal'));
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(faults)).not.toContain(CANARY);
  });
});

describe('any payload', () => {
  it('is answered with a result and never with a rejection', async () => {
    const { router } = watched();
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CALL_NAMES), anything, async (name, payload) => {
        const answer = await router.handle(name, OWN, payload);
        expect(answer.ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
