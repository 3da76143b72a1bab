import { firstStop } from './first-stop.ts';

/** Where an element with the focus stands: itself or one around it, and what is beside that. */
interface Place {
  readonly element: Element;
  readonly beside: readonly (Element | null)[];
}

/** From the element up to its panel, the element first; empty outside of panels. */
const placesOf = (element: Element): readonly Place[] => {
  const panel = element.closest('section');
  const places: Place[] = [];
  for (let one: Element | null = panel && element; one !== null; one = one.parentElement) {
    places.push({ element: one, beside: [one.nextElementSibling, one.previousElementSibling] });
    if (one === panel) return places;
  }
  return [];
};

/**
 * What takes the focus after an element that went: what stands in its place, or beside it. Null where its panel went, and
 * where a row of a table did: an applied change took it away, and a key meant for it would do something to the next one.
 */
const heirOf = (places: readonly Place[]): HTMLElement | null => {
  const at = places.findLastIndex(({ element }) => !element.isConnected);
  const gone = places[at];
  if (gone === undefined || at === places.length - 1 || gone.element.matches('tr')) return null;
  const around = places.slice(at + 1).map(({ element }) => element);
  for (const one of [...gone.beside, ...around]) {
    const first = one?.isConnected ? firstStop(one) : null;
    if (first !== null) return first;
  }
  return null;
};

/**
 * A pressed button may go with what it did, as "Delink" gives way to "Keep" and a line leaves the basket. Then the focus
 * goes to what stands in its place, and never to nowhere. Gives what ends it.
 */
export const keepFocus = (window: Window): (() => void) => {
  const { document } = window;
  let places: readonly Place[] = [];
  const isNowhere = (): boolean => document.activeElement === document.body;
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    // The focus comes back from a dialog or a menu to where it was.
    if (target.closest('[role="dialog"], [role="menu"]') === null) places = placesOf(target);
  };
  /** Whoever presses where nothing takes the focus wants it nowhere. */
  const onClick = (): void => {
    if (isNowhere() && places[0]?.element.isConnected) places = [];
  };
  const restore = (): void => {
    if (isNowhere()) heirOf(places)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    const [last] = places;
    // A dialog that closes gives its focus back in the same frame.
    if (last !== undefined && !last.element.isConnected && isNowhere()) window.requestAnimationFrame(restore);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('click', onClick);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('click', onClick);
  };
};
