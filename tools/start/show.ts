import { openOwnWindow } from '../browser/own-window.ts';

/** A browser that ends with a fault sooner than this has shown no window. */
const OPENED_MS = 5_000;

/** What shows an address. */
export interface ShowParts {
  /** Says something to the person who started it. */
  say(text: string): void;
  /** The window was closed. */
  closed(): void;
  /** The port on which developer tools may attach to the window; `null` is none. */
  readonly inspected?: number | null;
}

/**
 * Shows the preview to the person who started it: in a window of its own where that can be, else by its address in a
 * sentence. Gives what closes the window.
 */
export const showPreview = (url: string, { say, closed, inspected = null }: ShowParts): (() => void) => {
  const sayAddress = (): void =>
    say(`Branchdesk is ready. Open this address in Chromium or Chrome (Ctrl+C ends it): ${url}`);
  const window = openOwnWindow(url, inspected);
  if (window === null) {
    sayAddress();
    return () => {};
  }
  const begun = performance.now();
  say('Branchdesk opens in a window of its own. Close it, or press Ctrl+C here, to end.');
  window.ended.then((code) => {
    if (code !== 0 && performance.now() - begun < OPENED_MS) {
      say('The window could not be opened.');
      sayAddress();
    } else closed();
  });
  return window.close;
};
