import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import type { Line, Visit } from '../../../../src/main/visits/visit.ts';
import { createVisitStore } from '../../../../src/main/visits/visit-store.ts';
import type { LineView } from '../../../../src/shared/ipc/views.ts';
import { usageChange } from '../changes/a-change.ts';
import { ashasVisit } from './a-visit.ts';

const line = (state: LineView['state']): Line => ({
  ...usageChange(),
  slot: 'atm',
  target: null,
  links: {},
  consent: null,
  underWay: false,
  view: {
    state,
    busy: null,
    findings: [],
    reason: null,
    notes: [],
    requestId: null,
    upstreamRequestId: null,
  },
});

const begin = () => {
  const told: unknown[] = [];
  const store = createVisitStore({
    refs: createRefs(),
    changeTypes: [],
    onChange: (view) => told.push(view),
  });
  const open = (id: string, lines: readonly Line[] = [], more: Partial<Visit> = {}): void => {
    store.put({ ...ashasVisit, id, lines, ...more });
    store.show(id);
  };
  const recent = () => store.view().recent.map(({ visit }) => visit);
  return { store, told, open, recent };
};

describe('recent customers', () => {
  it('are the last twenty, newest first, the open one marked', () => {
    const { open, recent, store } = begin();
    for (let at = 1; at <= 25; at += 1) open(`v${at}`);
    expect(recent()).toEqual(Array.from({ length: 20 }, (_, at) => `v${25 - at}`));
    expect(
      store
        .view()
        .recent.filter((one) => one.open)
        .map(({ visit }) => visit),
    ).toEqual(['v25']);
    expect(store.get('v1')).toBeNull();
    open('v10');
    expect(recent()[0]).toBe('v10');
    expect(recent().length).toBe(20);
  });

  it.each(['draft', 'refused', 'needs-approval', 'sending', 'unknown'] as const)(
    'keep one with a line that is %s, however long ago',
    (state) => {
      const { open, recent } = begin();
      open('kept', [line(state)]);
      for (let at = 1; at <= 40; at += 1) open(`v${at}`);
      expect(recent()).toContain('kept');
      expect(recent().length).toBe(20);
    },
  );

  it('keep one that is being applied, and let one go whose results are all known', () => {
    const { open, recent } = begin();
    open('applied', [line('confirmed'), line('rejected')]);
    open('applying', [line('confirmed')], { applying: true });
    for (let at = 1; at <= 40; at += 1) open(`v${at}`);
    expect(recent()).toContain('applying');
    expect(recent()).not.toContain('applied');
  });

  it('count what waits, each by its own state', () => {
    const { open, store } = begin();
    const states = ['draft', 'confirmed', 'refused', 'draft', 'needs-approval', 'sending'] as const;
    open('v', states.map(line));
    expect(store.view().recent[0]).toMatchObject({ drafts: 2, blocked: 1, needsApproval: 1 });
  });

  it('tell people of one name apart by the masked mobile, once a record was read', () => {
    const { open, store } = begin();
    open('unread', [], { panels: { ...ashasVisit.panels, capillary: { state: 'loading' } } });
    open('read');
    expect(store.view().recent.map(({ masked }) => masked)).toEqual(['•••• 001', null]);
  });
});

describe('the store of visits', () => {
  it('tells of many changes of one turn once, as they are at the end', async () => {
    const { open, store, told } = begin();
    open('v');
    store.update('v', (visit) => ({ ...visit, name: 'B' }));
    store.update('v', (visit) => ({ ...visit, name: 'C' }));
    await nextTurn();
    expect(told).toMatchObject([{ open: { customer: { name: 'C' } } }]);
    store.update('v', (visit) => visit);
    await nextTurn();
    expect(told.length).toBe(2);
  });

  it('does nothing to a visit or line that is gone', () => {
    const { open, store } = begin();
    open('v', [line('draft')]);
    const before = store.view();
    store.update('gone', (visit) => ({ ...visit, name: 'B' }));
    store.updateLine('v', 'gone', (one) => ({ ...one, slot: 'x' }));
    store.updateLine('gone', 'gone', (one) => one);
    expect(store.view()).toEqual(before);
  });

  it('shows nobody once the visit is closed, and keeps it', () => {
    const { open, store } = begin();
    open('v', [line('draft')]);
    store.show(null);
    expect(store.open()).toBeNull();
    expect(store.view()).toMatchObject({ open: null, recent: [{ visit: 'v', drafts: 1, open: false }] });
    expect(store.byCustomer(ashasVisit.keys.key)?.id).toBe('v');
  });
});
