import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createCalls } from '../../../../src/renderer/ipc/calls.ts';
import { CALLS } from '../../../../src/shared/ipc/contract.ts';
import { CALL_NAMES, type CallName } from '../../../../src/shared/ipc/names.ts';
import { bridgeThat } from './bridge-that.ts';

/** Asks everything once and gives what went over the bridge. */
const askEverything = async (): Promise<readonly { readonly name: string; readonly input: unknown }[]> => {
  const asked: { name: string; input: unknown }[] = [];
  const calls = createCalls(
    bridgeThat(async (name, input) => {
      asked.push({ name, input });
      return { ok: true, value: {} };
    }),
  );
  await Promise.all([
    calls.info(),
    calls.reachability(),
    calls.probe(),
    calls.startTraining(),
    calls.find('98450', 0, 'mobile', true),
    calls.state(),
    calls.open('match'),
    calls.reopen('visit'),
    calls.dismissMerged(),
    calls.close(),
    calls.refresh('wm'),
    calls.put({ kind: 'card-usage.set', channel: 'ATM', status: 'ALLOWED' }),
    calls.narrow('cards', '8800'),
    calls.putAll([{ kind: 'card-usage.set', channel: 'ATM', status: 'ALLOWED' }]),
    calls.stopAll('texts'),
    calls.preset('Safe default'),
    calls.remove('change'),
    calls.clear(),
    calls.apply(),
    calls.readBack('change'),
    calls.dismiss(),
    calls.askedBy({ who: null, how: 'phone', other: null, why: null }),
    calls.consent(['change'], { who: 'Her son', how: 'other', other: 'By fax', why: 'Moved' }, 'en'),
    calls.renew('change'),
    calls.needsLook(),
    calls.lookAt('change'),
    calls.tryAgain('change'),
    calls.undo('change'),
    calls.link('change'),
    calls.sayByHand('change', 'made', null),
    calls.openCustomerOf('change'),
    calls.dismissLook('change'),
    calls.proposeId('wm', '7'),
    calls.confirmId('wm'),
    calls.forgetId('airpay'),
    calls.giveToken('token', null),
    calls.look('8800'),
    calls.labels('delink'),
    calls.series(),
    calls.check({ kind: 'card.link', cardNumber: '8800' }),
    calls.approve('change', 'meera.s', 'Asha Verma'),
    calls.cardHistory('card'),
    calls.activity(50),
    calls.branchActivity({ upstream: 'wm' }, null, 100),
    calls.issueReceipt(),
    calls.wmToken(),
    calls.replaceWmToken('token'),
  ]);
  return asked;
};

describe('calls to the main process', () => {
  it('reach every call of the contract', async () => {
    const asked = await askEverything();
    expect(asked.map(({ name }) => name).sort()).toEqual([...CALL_NAMES].sort());
  });

  it('send what the contract takes', async () => {
    const isCall = (name: string): name is CallName => CALL_NAMES.some((known) => known === name);
    for (const { name, input } of await askEverything()) {
      expect(isCall(name) && v.safeParse(CALLS[name].input, input).success, name).toBe(true);
    }
  });

  it('turn a call that breaks into a problem, so that no screen waits for it', async () => {
    const calls = createCalls(bridgeThat(() => Promise.reject(new Error('reply was never sent'))));
    expect(await calls.info()).toEqual({ ok: false, problem: { code: 'internal', data: {} } });
  });
});
