import { type ReadAloud, sayAll, sayFocused, sayState } from './read-aloud.ts';
import type { Said } from './spoken-text.ts';

interface PageDeps {
  readonly document: Document;
  /** `null`: nothing is read aloud. */
  readonly reading: () => ReadAloud | null;
  readonly say: (texts: readonly Said[], how: { readonly interrupts: boolean }) => void;
  /** What can be done on the screen, said after what is on it. */
  readonly hint: () => readonly Said[];
}

export interface HeardPage {
  /** Says all that is on the screen, and what can be done there. */
  sayScreen(): void;
  /** Says what has the focus. */
  sayFocus(): void;
  end(): void;
}

const OVER = '[role="dialog"], [role="alertdialog"]';
/** What comes after a touch, or instead of one. */
const ACTS = ['click', 'keydown'] as const;
const LIVE = '[role="status"], [role="alert"]';

/**
 * Reads the page aloud as a screen reader does, from the same names, roles and states: a screen when it comes, what gets
 * the focus, and what tells that it changed.
 */
export const listenToPage = ({ document, reading, say, hint }: PageDeps): HeardPage => {
  /** What was read from beginning to end: it is named only, when the focus comes back to it. */
  const read = new WeakSet<Element>();
  const told = new WeakMap<Element, string>();

  const sayScreen = (): void => {
    const now = reading();
    const over = document.querySelector(OVER);
    const root = over ?? document.querySelector('main');
    if (now === null || root === null) return;
    read.add(root);
    say([...sayAll(now, root), ...(over === null ? hint() : [])], { interrupts: true });
  };

  const sayFocus = (): void => {
    const now = reading();
    const { activeElement } = document;
    if (now !== null && activeElement !== null && activeElement !== document.body)
      say(sayFocused(now, activeElement), { interrupts: true });
  };

  /** A button that is pressed by a finger is not told: what comes of it is. */
  let isTouched = false;
  const onTouch = (): void => {
    isTouched = true;
  };
  const onAct = (): void => {
    isTouched = false;
  };

  const onFocus = ({ target }: FocusEvent): void => {
    const now = reading();
    if (now === null || !(target instanceof Element) || target === document.body) return;
    const root = target.closest(OVER) ?? (target.matches('h1') ? target.closest('main') : null);
    if (root !== null && !read.has(root)) sayScreen();
    else if (!isTouched || !target.matches('button')) sayFocus();
  };

  const bringsButtons = ({ target, addedNodes }: MutationRecord): boolean =>
    target instanceof Element &&
    target.closest('main') !== null &&
    [...addedNodes].some(
      (node) => node instanceof Element && (node.matches('button') || node.querySelector('button') !== null),
    );

  const look = (changes: readonly MutationRecord[]): void => {
    const now = reading();
    // Something more can be done here than was said to whoever is still at the beginning of the screen.
    if (document.activeElement?.matches('h1, body') && changes.some(bringsButtons)) {
      sayScreen();
      return;
    }
    const live = new Set<Element>();
    for (const { target, type } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      if (type === 'attributes') {
        const isMine = element instanceof HTMLButtonElement && element === document.activeElement;
        if (now !== null && isMine) say(sayState(now, element), { interrupts: false });
      } else {
        const region = element?.closest(LIVE) ?? null;
        if (region !== null) live.add(region);
      }
    }
    for (const region of live) {
      const text = region.textContent ?? '';
      if (told.get(region) === text) continue;
      told.set(region, text);
      if (now !== null && region.isConnected)
        say(sayAll(now, region), { interrupts: region.matches('[role="alert"]') && text !== '' });
    }
  };

  const observer = new MutationObserver(look);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-pressed', 'aria-current'],
  });
  const capture = { capture: true } as const;
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onTouch, capture);
  for (const act of ACTS) document.addEventListener(act, onAct, capture);
  return {
    sayScreen,
    sayFocus,
    end: () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onTouch, capture);
      for (const act of ACTS) document.removeEventListener(act, onAct, capture);
    },
  };
};
