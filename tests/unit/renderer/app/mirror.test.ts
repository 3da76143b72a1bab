import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { mirror } from '../../../../src/renderer/app/mirror.ts';
import { createDeskStore } from '../../../../src/renderer/app/store.ts';
import { createCalls } from '../../../../src/renderer/ipc/calls.ts';
import type { EventPayload } from '../../../../src/shared/ipc/contract.ts';
import type { EventName } from '../../../../src/shared/ipc/names.ts';
import type { VisitsView } from '../../../../src/shared/ipc/views.ts';
import { STAGES } from '../../../support/renderer-stage/fixtures.ts';
import { bridgeThat } from '../ipc/bridge-that.ts';

const SIGNED_IN = {
  from: 'roster',
  state: 'signed-in',
  operator: { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
  people: [],
  lockAfterSeconds: 300,
  rights: [],
  kinds: [],
};

const { visits, reachability } = STAGES.full;
const NO_APPROVALS = { items: [], more: 0, approvers: [] };
const { needsLook } = STAGES['needs-look'];

/** A mirror of a main process that answers with `state` when it is let. */
const mirrored = (state: VisitsView) => {
  const listeners = new Map<EventName, (payload: never) => void>();
  const answer = Promise.withResolvers<null>();
  const on =
    <N extends EventName>(name: N) =>
    (listener: (payload: EventPayload<N>) => void) => {
      listeners.set(name, listener);
      return () => {
        listeners.delete(name);
      };
    };
  const bridge = {
    ...bridgeThat(async () => null),
    on: {
      'operators.changed': on('operators.changed'),
      'visits.changed': on('visits.changed'),
      'reachability.changed': on('reachability.changed'),
      'activity.changed': on('activity.changed'),
      'needsLook.changed': on('needsLook.changed'),
      'approvals.changed': on('approvals.changed'),
      'kiosk.changed': on('kiosk.changed'),
      'limits.changed': on('limits.changed'),
      'info.changed': on('info.changed'),
    },
  };
  const answers: Readonly<Record<string, unknown>> = {
    'operators.state': SIGNED_IN,
    'visits.state': state,
    'app.reachability': reachability,
    'changes.needsLook': needsLook,
    'approvals.waiting': NO_APPROVALS,
  };
  const calls = createCalls(
    bridgeThat(async (name) => {
      await answer.promise;
      return { ok: true, value: answers[name] };
    }),
  );
  const store = createDeskStore();
  const queryClient = new QueryClient();
  let reloads = 0;
  const reload = (): void => {
    reloads += 1;
  };
  const end = mirror({ bridge, calls, store, queryClient, reload });
  const emit = <N extends EventName>(name: N, payload: EventPayload<N>): void =>
    (listeners.get(name) as ((payload: EventPayload<N>) => void) | undefined)?.(payload);
  const settle = async (): Promise<void> => {
    answer.resolve(null);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, queryClient, emit, settle, end, listeners, reloads: () => reloads };
};

describe('the mirror of what the main process owns', () => {
  it('starts with the state of now', async () => {
    const { store, settle } = mirrored(visits);
    expect(store.getState().visits).toBeNull();
    await settle();
    expect(store.getState()).toMatchObject({ visits, reachability, needsLook });
  });

  it('keeps an event that came before the first answer, because it is newer', async () => {
    const { store, emit, settle } = mirrored(STAGES.start.visits);
    emit('visits.changed', visits);
    await settle();
    expect(store.getState().visits).toEqual(visits);
  });

  it('keeps what it was told of changes that need a look before the first answer', async () => {
    const { store, emit, settle } = mirrored(visits);
    emit('needsLook.changed', []);
    await settle();
    expect(store.getState().needsLook).toEqual([]);
  });

  it('tells what waits for its turn, until nothing does', async () => {
    const { store, emit, settle } = mirrored(visits);
    await settle();
    const held = { upstream: 'capillary', perMinute: 600, waiting: 3, nextInMs: 1 } as const;
    emit('limits.changed', { held });
    expect(store.getState().held).toEqual(held);
    emit('limits.changed', { held: null });
    expect(store.getState().held).toBeNull();
  });

  it('leaves a dialog open while its customer is, and closes it with the customer', async () => {
    const { store, emit, settle } = mirrored(visits);
    await settle();
    store.setState({ dialog: { name: 'label-card', card: 'card-1', purpose: 'delink' } });
    emit('visits.changed', STAGES.edited.visits);
    expect(store.getState().dialog).not.toBeNull();
    emit('visits.changed', STAGES.start.visits);
    expect(store.getState().dialog).toBeNull();
  });

  it('reads the activity again when some was journaled', async () => {
    const { queryClient, emit } = mirrored(visits);
    queryClient.setQueryData(['activity.ofCustomer', 'visit-asha', 50], { items: [] });
    emit('activity.changed', {});
    expect(queryClient.getQueryState(['activity.ofCustomer', 'visit-asha', 50])?.isInvalidated).toBe(true);
  });

  it('asks anew what the app is when the wall clock was set, which tells by how much', () => {
    const { queryClient, emit } = mirrored(visits);
    queryClient.setQueryData(['app.info'], {});
    emit('info.changed', {});
    expect(queryClient.getQueryState(['app.info'])?.isInvalidated).toBe(true);
  });

  it('listens no longer once it ends', () => {
    const { end, listeners } = mirrored(visits);
    end();
    expect(listeners.size).toBe(0);
  });
});

describe('what belongs to one person', () => {
  const LEAVING = { ...SIGNED_IN, state: 'locked', rights: [], kinds: [] } as const;
  const OTHER = {
    ...SIGNED_IN,
    operator: { id: 'arjun.m', name: 'Arjun Mehta', role: 'supervisor' },
  } as const;

  it.each([
    ['the desk is locked', LEAVING],
    ['they sign out', { ...LEAVING, state: 'signed-out', operator: null } as const],
    ['somebody else signs in', OTHER],
  ])('leaves the page when %s', async (_what, operators) => {
    const { store, queryClient, emit, settle } = mirrored(visits);
    await settle();
    store.setState({ typed: '98765', notes: { c1: 'Lost' }, announcement: 'Asha Verma' });
    queryClient.setQueryData(['customers.find', '98765', 1], { matches: [] });
    emit('operators.changed', operators as never);
    expect(store.getState()).toMatchObject({ visits: null, typed: '', notes: {}, announcement: '' });
    expect(queryClient.getQueryCache().getAll()).toEqual([]);
  });

  it.each([
    ['they sign out', [{ ...LEAVING, state: 'signed-out', operator: null }]],
    ['somebody else signs in', [OTHER]],
    ['somebody else signs in at the desk that they locked', [LEAVING, OTHER]],
    ['nobody may work here any more', [{ ...LEAVING, state: 'nobody', operator: null }]],
  ])('goes with the page itself when %s, which shows nothing of the next person', async (_what, steps) => {
    const { store, emit, settle, reloads } = mirrored(visits);
    await settle();
    for (const step of steps) emit('operators.changed', step as never);
    emit('operators.changed', OTHER as never);
    emit('visits.changed', visits);
    emit('approvals.changed', NO_APPROVALS as never);
    await settle();
    expect(store.getState()).toMatchObject({ leaving: true, operators: null, visits: null, approvals: null });
    expect(reloads()).toBe(1);
  });

  it('needs no other page when its owner locks and unlocks the desk, or is told of anew', async () => {
    const { store, emit, settle, reloads } = mirrored(visits);
    await settle();
    for (const step of [LEAVING, SIGNED_IN, SIGNED_IN, LEAVING, SIGNED_IN])
      emit('operators.changed', step as never);
    await settle();
    expect(store.getState()).toMatchObject({ leaving: false, visits });
    expect(reloads()).toBe(0);
  });

  it('was never in a page that was loaded while the desk was locked', async () => {
    const { store, emit, settle, reloads } = mirrored(visits);
    emit('operators.changed', LEAVING as never);
    emit('operators.changed', OTHER as never);
    await settle();
    expect(store.getState()).toMatchObject({ leaving: false, visits });
    expect(reloads()).toBe(0);
  });

  it('does not come back with an answer or an event that is late', async () => {
    const { store, emit, settle } = mirrored(visits);
    await settle();
    emit('operators.changed', LEAVING as never);
    emit('visits.changed', visits);
    emit('needsLook.changed', needsLook);
    store.setState({ notice: { code: 'visit.gone', data: {} }, announcement: 'Asha Verma' });
    expect(store.getState()).toMatchObject({ visits: null, needsLook: [], notice: null, announcement: '' });
  });

  it('is asked for anew when its owner is back', async () => {
    const { store, emit, settle } = mirrored(visits);
    await settle();
    emit('operators.changed', LEAVING as never);
    emit('operators.changed', SIGNED_IN as never);
    await settle();
    expect(store.getState()).toMatchObject({ visits, needsLook, switching: false });
  });
});
