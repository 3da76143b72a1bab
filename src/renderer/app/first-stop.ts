const FOCUSABLE =
  'button:not([disabled]), input:not([disabled]), select, textarea, summary, a[href], [tabindex]:not([tabindex="-1"])';

/** The first control in an element that takes the focus, or the element itself; in a radio group only the checked one does. */
export const firstStop = (region: Element): HTMLElement | null => {
  if (region instanceof HTMLElement && region.matches(FOCUSABLE)) return region;
  const first = region.querySelector<HTMLElement>(FOCUSABLE);
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  return region.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
};
