import { describe, expect, it } from 'vitest';
import { createDeskStore } from '../../../../src/renderer/app/store.ts';
import { scanActions } from '../../../../src/renderer/features/scanner/scan-actions.ts';
import type { ScanReport } from '../../../../src/renderer/scanner/report.ts';

const report = (text: string): ScanReport => ({
  keys: [],
  text,
  understood: { as: 'scan', text },
  suffix: [],
  pace: 8,
  longestGap: 8,
});

describe('what a scanner sent', () => {
  it('is looked up as a scan, and what was said of the last one is over', () => {
    const store = createDeskStore();
    const { onScan, onBroken } = scanActions(store);
    onBroken('too-short');
    expect(store.getState().brokenScan).toMatchObject({ why: 'too-short' });
    onScan('5100000000000029');
    expect(store.getState()).toMatchObject({
      search: { text: '5100000000000029', scanned: true },
      brokenScan: null,
    });
  });

  it('is not looked up when it is broken, and each time it is said anew', () => {
    const store = createDeskStore();
    const { onBroken } = scanActions(store);
    onBroken('too-short');
    const first = store.getState().brokenScan;
    onBroken('too-short');
    expect(store.getState().search).toBeNull();
    expect(store.getState().brokenScan).not.toEqual(first);
  });

  it('is said to be whole by whatever field takes it: nothing is to be scanned again', () => {
    const store = createDeskStore();
    const { onBroken, onHeard } = scanActions(store);
    onBroken('too-short');
    onHeard({ ...report('the'), understood: { as: 'typing' } });
    expect(store.getState().brokenScan).not.toBeNull();
    onHeard(report('5100000000000029'));
    expect(store.getState().brokenScan).toBeNull();
  });

  it('that came in pieces takes back what the first piece was looked up as', () => {
    const store = createDeskStore();
    const { onScan, onBroken } = scanActions(store);
    onScan('510000');
    onBroken('in-pieces');
    expect(store.getState().search).toBeNull();
  });

  it('is shown and not looked up while a scanner is tried, the last first', () => {
    const store = createDeskStore();
    const { onScan, onBroken, onHeard } = scanActions(store);
    onHeard(report('before'));
    store.setState({ dialog: { name: 'try-scanner' } });
    for (const text of ['1', '2', '3', '4', '5', '6']) {
      onHeard(report(text));
      onScan(text);
      onBroken('too-short');
    }
    const { tried, search, brokenScan } = store.getState();
    expect(tried.map(({ text }) => text)).toEqual(['6', '5', '4', '3', '2']);
    expect([search, brokenScan]).toEqual([null, null]);
  });
});
