import type { DeskStore } from '../../app/store.ts';

const OCCASIONS = ['keydown', 'pointerdown'] as const;

/** Who is signed in; `null`: nobody is. `undefined`: not told yet. */
const whoIsIn = (store: DeskStore): string | null | undefined => {
  const { operators, leaving } = store.getState();
  if (operators === null) return leaving ? null : undefined;
  return operators.state === 'signed-in' ? (operators.operator?.id ?? null) : null;
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

const OWNER = 'branchdesk.copied-by';

/** Whose text is in the clipboard, known over a page that is loaded anew where the window can keep it. */
const keptOwner = (window: Window) => {
  let owner: string | null = null;
  const inStorage = (use: (storage: Storage) => void): void => {
    try {
      use(window.sessionStorage);
    } catch {
      // Nothing can be kept here: it is known until the page goes.
    }
  };
  inStorage((storage) => {
    owner = storage.getItem(OWNER);
  });
  return {
    owner: () => owner,
    become: (next: string | null): void => {
      owner = next;
      inStorage((storage) => (next === null ? storage.removeItem(OWNER) : storage.setItem(OWNER, next)));
    },
  };
};

/**
 * What one person copied here is not pasted by another: it leaves the clipboard as soon as its owner has left the desk, or
 * with the first key or press after that. Gives what ends it.
 */
export const forgetCopied = (window: Window, store: DeskStore): (() => void) => {
  const { document } = window;
  const { owner, become } = keptOwner(window);
  const onCopy = ({ isTrusted }: Event): void => {
    if (isTrusted) become(whoIsIn(store) ?? null);
  };
  const forget = (): void => {
    const now = whoIsIn(store);
    if (owner() !== null && now !== undefined && now !== owner() && emptyClipboard(document)) become(null);
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
