import { describe, expect, it } from 'vitest';
import { buildBridge } from '../../src/preload/bridge.ts';
import { CALL_NAMES, EVENT_NAMES } from '../../src/shared/ipc/names.ts';

const built = () => {
  const invoked: unknown[] = [];
  const listening = new Map<string, (payload: unknown) => void>();
  const bridge = buildBridge({
    calls: CALL_NAMES,
    events: EVENT_NAMES,
    invoke: async (name, input) => {
      invoked.push([name, input]);
      return 'answer';
    },
    subscribe: (name, listener) => {
      listening.set(name, listener);
      return () => listening.delete(name);
    },
  });
  return { invoked, listening, bridge };
};

describe('what the preload puts on the window', () => {
  it('is these verbs and no others', () => {
    const surface = Object.entries(built().bridge).flatMap(([domain, verbs]) =>
      Object.entries(verbs).map(([verb, it]) => `${domain}.${verb}: ${typeof it}`),
    );
    expect(surface).toMatchInlineSnapshot(`
      [
        "app.info: function",
        "app.reachability: function",
        "app.probe: function",
        "app.startTraining: function",
        "provisioning.pick: function",
        "provisioning.setUp: function",
        "provisioning.retry: function",
        "provisioning.make: function",
        "operators.state: function",
        "operators.signIn: function",
        "operators.lock: function",
        "operators.signOut: function",
        "operators.touch: function",
        "operators.setPin: function",
        "customers.find: function",
        "visits.state: function",
        "visits.open: function",
        "visits.reopen: function",
        "visits.dismissMerged: function",
        "visits.close: function",
        "visits.refresh: function",
        "visits.narrow: function",
        "visits.reveal: function",
        "drafts.put: function",
        "drafts.putAll: function",
        "drafts.check: function",
        "drafts.preset: function",
        "drafts.stopAll: function",
        "drafts.remove: function",
        "drafts.clear: function",
        "drafts.apply: function",
        "drafts.readBack: function",
        "drafts.dismiss: function",
        "drafts.askedBy: function",
        "drafts.consent: function",
        "drafts.renew: function",
        "approvals.waiting: function",
        "approvals.look: function",
        "approvals.decide: function",
        "changes.needsLook: function",
        "changes.readBack: function",
        "changes.tryAgain: function",
        "changes.undo: function",
        "changes.link: function",
        "changes.sayByHand: function",
        "changes.openCustomer: function",
        "changes.dismiss: function",
        "identity.propose: function",
        "identity.confirm: function",
        "identity.forget: function",
        "credentials.giveToken: function",
        "credentials.wmToken: function",
        "credentials.replaceWmToken: function",
        "credentials.missing: function",
        "credentials.overview: function",
        "credentials.test: function",
        "credentials.put: function",
        "credentials.delete: function",
        "cards.look: function",
        "cards.labels: function",
        "cards.series: function",
        "cards.history: function",
        "activity.ofCustomer: function",
        "activity.ofBranch: function",
        "receipts.issue: function",
        "receipts.print: function",
        "shift.mine: function",
        "shift.branch: function",
        "shift.export: function",
        "shift.handOver: function",
        "shift.handOvers: function",
        "shift.takeOver: function",
        "kiosk.state: function",
        "kiosk.begin: function",
        "kiosk.prove: function",
        "kiosk.ask: function",
        "kiosk.answer: function",
        "kiosk.touch: function",
        "kiosk.end: function",
        "kiosk.staff: function",
        "on.operators.changed: function",
        "on.visits.changed: function",
        "on.reachability.changed: function",
        "on.limits.changed: function",
        "on.info.changed: function",
        "on.activity.changed: function",
        "on.needsLook.changed: function",
        "on.approvals.changed: function",
        "on.kiosk.changed: function",
      ]
    `);
  });

  it('carries each verb to its own call', async () => {
    const { bridge, invoked } = built();
    const input = { text: '9876543210', offset: 0 };
    const find = bridge.customers?.find as (input: unknown) => Promise<unknown>;
    expect(await find(input)).toBe('answer');
    expect(invoked).toEqual([['customers.find', input]]);
  });

  it('subscribes to an event until it is told to stop', () => {
    const { bridge, listening } = built();
    const heard: unknown[] = [];
    const subscribe = bridge.on?.['visits.changed'] as (listener: (it: unknown) => void) => () => void;
    const stop = subscribe((payload) => heard.push(payload));
    listening.get('visits.changed')?.({ open: null });
    stop();
    expect(heard).toEqual([{ open: null }]);
    expect(listening.size).toBe(0);
  });
});
