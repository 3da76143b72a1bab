import { describe, expect, it } from 'vitest';
import { createDeskStore } from '../../../../src/renderer/app/store.ts';
import { searchActions } from '../../../../src/renderer/features/lookup/use-search.ts';

describe('searching', () => {
  it('asks again for the same text', () => {
    const store = createDeskStore();
    const { search, close } = searchActions(store);
    search('98450 10001');
    const first = store.getState().search;
    search('98450 10001');
    const second = store.getState().search;
    close();
    search('98450 10001');
    const runs = [first?.run, second?.run, store.getState().search?.run];
    expect(new Set(runs).size).toBe(3);
  });

  it('shows what was scanned in the search box, and knows it for a scan', () => {
    const store = createDeskStore();
    const { search, searchScanned } = searchActions(store);
    searchScanned('8800123400117730');
    expect(store.getState().typed).toBe('8800123400117730');
    expect(store.getState().search?.scanned).toBe(true);
    search('8800123400117730');
    expect(store.getState().search?.scanned).toBe(false);
  });

  it('does nothing for nothing', () => {
    const store = createDeskStore();
    searchActions(store).search('  ');
    expect(store.getState().search).toBeNull();
  });

  it('puts the results away and leaves the text', () => {
    const store = createDeskStore();
    const { search, close } = searchActions(store);
    search('sha');
    close();
    expect(store.getState()).toMatchObject({ search: null, typed: 'sha' });
  });
});
