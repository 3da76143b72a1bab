/** Keeps keys from a page that the app does not let it hear, before anything on it hears them. */
export const keepKeys = (page: Window, passed: readonly string[]): void => {
  const passes = new Set(passed);
  const keep = (event: KeyboardEvent): void => {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    const bits = Number(shiftKey) + 2 * Number(ctrlKey) + 4 * Number(altKey) + 8 * Number(metaKey);
    if (passes.has(`${bits} ${key}`)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.addEventListener('keydown', keep, true);
};
