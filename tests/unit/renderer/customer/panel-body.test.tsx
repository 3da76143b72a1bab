import { describe, expect, it } from 'vitest';
import { readGetReply } from '../../../../src/main/systems/airpay/reply.ts';
import { createDeskStore, DeskContext } from '../../../../src/renderer/app/store.ts';
import { PanelBody } from '../../../../src/renderer/features/customer/panel-body.tsx';
import { createCalls } from '../../../../src/renderer/ipc/calls.ts';
import { CallsContext } from '../../../../src/renderer/ipc/calls-context.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import type { ReachabilityView } from '../../../../src/shared/ipc/answer-views.ts';
import type { PanelState } from '../../../../src/shared/ipc/panel-state.ts';
import { ASHA } from '../../../support/renderer-stage/fixtures.ts';
import { markupOf, textOf } from '../basket/render.tsx';
import { bridgeThat } from '../ipc/bridge-that.ts';

const calls = createCalls(bridgeThat(() => Promise.reject(new Error('Nothing is asked here'))));

const read = (panel: PanelState<string>, reachability: ReachabilityView | null = null): string => {
  const store = createDeskStore();
  const desk = { ...store.getState(), reachability };
  // What is rendered to markup is what the store began with.
  const held = { ...store, getState: () => desk, getInitialState: () => desk };
  return textOf(
    markupOf(
      <CallsContext value={calls}>
        <DeskContext value={held}>
          <PanelBody visit={ASHA} upstream="airpay" panel={panel} rows={4}>
            {(data, readOnly) => `${data}, ${readOnly ? 'to look at' : 'to change'}`}
          </PanelBody>
        </DeskContext>
      </CallsContext>,
    ),
  );
};

describe('a panel in each of its states', () => {
  it('shows nothing while it is off', () => expect(read({ state: 'off' })).toBe(''));

  it('shows what it holds, to change', () =>
    expect(read({ state: 'ready', data: 'the data', readAt: 1, remembered: false, stale: null })).toBe(
      'the data, to change',
    ));

  it('says since when its system cannot be reached, beside what was read before', () => {
    const upstreams = [{ upstream: 'airpay', reachable: false, since: 0 } as const];
    const ready = { state: 'ready', data: 'the data', readAt: 1, remembered: false, stale: null } as const;
    const text = read(ready, { upstreams, offline: false });
    expect(text).toMatch(/^airpay cannot be reached since .*\d\d:\d\d\. the data/);
    expect(read(ready, { upstreams: [{ upstream: 'wm', reachable: false, since: 0 }], offline: false })).toBe(
      'the data, to change',
    );
  });

  it('says which system is down, why, since when, what still works', () => {
    const text = read({
      state: 'failed',
      problem: problem('net.deadline', { upstream: 'airpay' }),
      since: 0,
    });
    expect(text).toContain('airpay cannot be read');
    expect(text).toContain('airpay did not answer in time');
    expect(text).toContain('Since Jan 1, 1970');
    expect(text).toContain('Still works: Capillary, WM.');
    expect(text).toContain('Try again');
  });

  it('asks for an id that the record does not tell', () => {
    const text = read({ state: 'needs-id', problem: problem('identity.unresolved', { upstream: 'airpay' }) });
    expect(text).toContain('airpay entity id');
    expect(text).toContain('Show what airpay holds');
  });

  it('shows what is under a typed id, to look at, and asks whether it is the one', () => {
    const text = read({ state: 'confirm-id', typed: 'AP-2231', data: 'the data' });
    expect(text).toMatch(/under AP-2231 ?\. The id is not kept yet\./);
    expect(text).toContain('Use this id Not this one');
    expect(text).toContain('the data, to look at');
  });

  it('says from when stale data is, and still shows it', () => {
    const text = read({
      state: 'ready',
      data: 'the data',
      readAt: 0,
      remembered: false,
      stale: problem('net.deadline', { upstream: 'airpay' }),
    });
    expect(text).toContain('The last reading failed.');
    expect(text).toContain('the data, to change');
  });

  it('names the call and the place of what is wrong with a reply, beside what was read before, too', () => {
    const reply = { status: 200, headers: {}, text: '{"status":200,"message":"x","data":[{"status":true}]}' };
    const got = readGetReply(reply);
    if (got.ok) throw new Error('the reply was taken');
    const facts = 'Call card-usage.get, status 200, at data.0.type';
    expect(read({ state: 'failed', problem: got.problem, since: 0 })).toContain(facts);
    expect(
      read({ state: 'ready', data: 'the data', readAt: 1, remembered: false, stale: got.problem }),
    ).toContain(facts);
  });
});
