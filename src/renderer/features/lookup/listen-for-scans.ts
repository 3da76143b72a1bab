import { type FieldState, fieldStateOf, restoreField } from './field-state.ts';
import { createScanDetector } from './scanner.ts';

/** Set on a field that takes what is scanned itself, such as a card number. */
export const OWN_SCAN = { 'data-scan': 'own' } as const;

/**
 * Hears scans anywhere in the window before any component does, takes their characters out of whatever has the
 * focus, and gives the text. Gives what ends it.
 */
export const listenForScans = (window: Window, onScan: (text: string) => void): (() => void) => {
  const see = createScanDetector();
  let before: FieldState | null = null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.repeat) return;
    const seen = see({
      key: event.key,
      at: event.timeStamp,
      modified: event.ctrlKey || event.altKey || event.metaKey,
    });
    const focused = window.document.activeElement;
    if (seen.kind === 'first') before = fieldStateOf(focused);
    if (seen.kind !== 'scan' || focused?.closest('[data-scan="own"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (before !== null) restoreField(before);
    onScan(seen.text);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
};
