const OVER = '[role="dialog"], [role="alertdialog"]';

/** Goes to the next button of the page, or to the one before; behind the last one comes the first. Whether it is another. */
export const moveFocus = (document: Document, step: 1 | -1): boolean => {
  const root = document.querySelector(OVER) ?? document.body;
  const stops = [...root.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const here = document.activeElement;
  const isBehind = (stop: Element): boolean =>
    here !== null &&
    here !== document.body &&
    (here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const first = stops.findIndex(isBehind);
  // Where the focus is on a button, the one before it is two before the one behind it.
  const behind = first === -1 ? stops.length : first;
  const isOnStop = here instanceof HTMLButtonElement && stops.includes(here);
  const isNowhere = here === null || here === document.body;
  const at = step === 1 ? (isNowhere ? 0 : behind) : behind - (isOnStop ? 2 : 1);
  stops.at(at % Math.max(1, stops.length))?.focus();
  return document.activeElement !== here;
};
