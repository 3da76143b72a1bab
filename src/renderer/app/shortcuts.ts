import { SEARCH_BOX } from '../ui/page-ids.ts';
import { firstStop } from './first-stop.ts';
import { type DeskStore, openVisit } from './store.ts';

interface ShortcutDeps {
  readonly window: Window;
  readonly store: DeskStore;
  /** Applies the basket, when there is something that can be sent. */
  readonly apply: () => Promise<void>;
  /** Takes the last change back that can be; false when there is none. */
  readonly undo: () => boolean;
  /** Stages the preset with this number. */
  readonly preset: (number: number) => Promise<void>;
  /** Brings what waits before a second person; false when nothing does. */
  readonly approve: () => boolean;
  /** Makes the receipt of the visit, when something was applied in it. */
  readonly receipt: () => Promise<void>;
  /** Locks the desk. */
  readonly lock: () => void;
}

/** Whether a / is text where the focus is. No search begins with one. */
const isTyping = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement &&
    !['radio', 'checkbox'].includes(element.type) &&
    !(element.id === SEARCH_BOX && element.value === ''));

/** Whether the keys belong to the text where the focus is, such as those that take typing back. */
const isText = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(element.type)) ||
  (element instanceof HTMLElement && element.isContentEditable);

const goToSearch = (document: Document): void => document.getElementById(SEARCH_BOX)?.focus();

const goToRegion = (document: Document, step: 1 | -1): void => {
  const regions = [...document.querySelectorAll('section[aria-labelledby]')].filter(
    (region) => firstStop(region) !== null,
  );
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = here === -1 ? (step === 1 ? 0 : regions.length - 1) : here + step;
  const region = regions[(next + regions.length) % regions.length];
  if (region !== undefined) firstStop(region)?.focus();
};

const isLock = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'l';

/**
 * Ctrl+L locks the desk, in a dialog too. The keys that work everywhere but in a dialog: / and Ctrl+K go to the search, F6
 * goes from panel to panel, Ctrl+Enter applies, Alt+1 to Alt+9 outside text fields stage a preset, Alt+A brings what waits for
 * approval, Alt+R asks for a value to be revealed, Ctrl+P makes the receipt, Ctrl+Z outside text fields takes the last change back; Command stands for Ctrl. Gives
 * what ends it.
 */
export const listenForShortcuts = ({
  window,
  store,
  apply,
  undo,
  preset,
  approve,
  receipt,
  lock,
}: ShortcutDeps): (() => void) => {
  const { document } = window;

  const shortcutOf = (event: KeyboardEvent): (() => void) | null => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
    const command = (ctrlKey || metaKey) && !altKey;
    const plain = !ctrlKey && !metaKey && !altKey;
    if (command && !shiftKey && key === 'Enter') return () => void apply();
    if (command && !shiftKey && key.toLowerCase() === 'p') return () => void receipt();
    if (command && !shiftKey && key.toLowerCase() === 'k') return () => goToSearch(document);
    // By its place on the keyboard: with Alt the key itself may be another sign.
    const [, digit] = /^Digit([1-9])$/.exec(code) ?? [];
    if (digit !== undefined && altKey && !ctrlKey && !metaKey && !shiftKey && !isText(document.activeElement))
      return () => void preset(Number(digit));
    if (
      code === 'KeyR' &&
      altKey &&
      !ctrlKey &&
      !metaKey &&
      !shiftKey &&
      openVisit(store.getState()) !== null
    )
      return () => store.setState({ dialog: { name: 'reveal', chosen: null } });
    if (plain && key === '/' && !isTyping(document.activeElement)) return () => goToSearch(document);
    if (plain && key === 'F6') return () => goToRegion(document, shiftKey ? -1 : 1);
    return null;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.repeat) return;
    const shortcut = isLock(event) ? lock : store.getState().dialog === null ? shortcutOf(event) : null;
    if (shortcut === null) return;
    event.preventDefault();
    event.stopPropagation();
    shortcut();
  };
  const onUndo = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() !== 'z' || !(ctrlKey || metaKey) || altKey || shiftKey || event.repeat) return;
    if (store.getState().dialog !== null || isText(document.activeElement)) return;
    if (undo()) event.preventDefault();
  };
  const onApprove = (event: KeyboardEvent): void => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (!altKey || ctrlKey || metaKey || shiftKey || event.repeat || event.isComposing) return;
    // With Alt the key may be another sign, which is text where text is typed.
    const isSign = key.toLowerCase() !== 'a';
    if (isSign && (code !== 'KeyA' || /^[a-z]$/i.test(key) || isText(document.activeElement))) return;
    if (store.getState().dialog === null && approve()) event.preventDefault();
  };
  window.addEventListener('keydown', onApprove);
  window.addEventListener('keydown', onUndo);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('keydown', onUndo);
    window.removeEventListener('keydown', onApprove);
  };
};
