import { takesScans } from './own-scan.ts';

/** Whether an element takes a PIN: nothing that is typed there is looked up. */
export const isPinField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement && element.type === 'password' && !takesScans(element);
