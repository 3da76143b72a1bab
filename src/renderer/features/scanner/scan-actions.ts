import type { DeskStore } from '../../app/store.ts';
import { searchActions } from '../lookup/use-search.ts';
import type { ScanActions } from './listen-for-scans.ts';

/** So many bursts of keys are shown while a scanner is tried. */
const SHOWN = 5;

/**
 * What the desk does with what scanners send: it is looked up, unless a scanner is being tried. While nobody is signed in
 * nothing is done with it.
 */
export const scanActions = (store: DeskStore): ScanActions => {
  const { searchScanned, close } = searchActions(store);
  const isTried = (): boolean => store.getState().dialog?.name === 'try-scanner';
  const isNobodys = (): boolean => (store.getState().operators?.state ?? 'signed-in') !== 'signed-in';
  return {
    onScan: (text) => {
      if (!isTried() && !isNobodys()) searchScanned(text);
    },
    onBroken: (why) => {
      if (isTried() || isNobodys()) return;
      // What a part of it was taken for is not what the card says.
      if (why === 'in-pieces') close();
      const run = (store.getState().brokenScan?.run ?? 0) + 1;
      store.setState({ brokenScan: { why, run } });
    },
    onHeard: (report) => {
      if (isNobodys()) return;
      if (report.understood.as === 'scan') store.setState({ brokenScan: null });
      if (isTried()) store.setState({ tried: [report, ...store.getState().tried].slice(0, SHOWN) });
    },
  };
};
