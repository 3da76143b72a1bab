import type { DeskStore } from '../../app/store.ts';

const OCCASIONS = ['keydown', 'pointerdown'] as const;

const whoIsIn = (store: DeskStore): string | null => {
  const { operators } = store.getState();
  return operators?.state === 'signed-in' ? (operators.operator?.id ?? null) : null;
};

/** Puts an empty text into the clipboard, as a person's copying would. The browser lets a page do so on a key or a press. */
const emptyClipboard = (document: Document): boolean => {
  let isEmpty = false;
  const permit = (event: Event): void => event.preventDefault();
  const copy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', '');
    isEmpty = true;
  };
  document.addEventListener('beforecopy', permit, { capture: true });
  document.addEventListener('copy', copy, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('beforecopy', permit, { capture: true });
  document.removeEventListener('copy', copy, { capture: true });
  return isEmpty;
};

/**
 * What one person copied here is not pasted by another: it leaves the clipboard as soon as its owner has left the desk, or
 * with the first key or press after that. Gives what ends it.
 */
export const forgetCopied = (window: Window, store: DeskStore): (() => void) => {
  const { document } = window;
  let owner: string | null = null;
  const onCopy = ({ isTrusted }: Event): void => {
    if (isTrusted) owner = whoIsIn(store);
  };
  const forget = (): void => {
    if (owner !== null && owner !== whoIsIn(store) && emptyClipboard(document)) owner = null;
  };
  const unsubscribe = store.subscribe(forget);
  for (const name of ['copy', 'cut'] as const) document.addEventListener(name, onCopy);
  for (const name of OCCASIONS) window.addEventListener(name, forget, { capture: true });
  return () => {
    unsubscribe();
    for (const name of ['copy', 'cut'] as const) document.removeEventListener(name, onCopy);
    for (const name of OCCASIONS) window.removeEventListener(name, forget, { capture: true });
  };
};
