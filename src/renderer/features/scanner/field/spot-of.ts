import type { KeyPlace, Spot } from '../../../scanner/burst.ts';
import { SEARCH_BOX } from '../../../ui/page-ids.ts';
import { isTextField } from './field-state.ts';
import { takesScans } from './own-scan.ts';

const PRESSED =
  'button, a[href], summary, select, input[type="radio"], input[type="checkbox"], input[type="button"], input[type="submit"], [role="button"], [role="switch"], [role="checkbox"], [role="radio"], [role="tab"], [role="link"], [role^="menuitem"], [role="option"]';
const FINDS = 'select, [role="menu"], [role="menu"] *, [role="listbox"], [role="listbox"] *';
const ARROWS = 'input[type="radio"], select, [role="radio"]';

/** Who goes on with a text edits it; what was searched for already is done with. */
const searchPlace = ({ value, selectionStart, selectionEnd, dataset }: HTMLInputElement): KeyPlace => {
  const isSelected = selectionStart === 0 && selectionEnd === value.length;
  return isSelected || dataset.searched !== undefined ? 'search' : 'more';
};

const placeOf = (element: Element): KeyPlace => {
  if (element instanceof HTMLElement && element.isContentEditable) return 'field';
  if (!isTextField(element)) return element.matches(FINDS) ? 'finds' : 'plain';
  if (takesScans(element)) return 'own';
  return element.id === SEARCH_BOX && element instanceof HTMLInputElement ? searchPlace(element) : 'field';
};

/** What keys do where the focus is. */
export const spotOf = (element: Element | null): Spot => {
  if (element === null) return { place: 'plain', presses: false, arrowsChoose: false };
  return {
    place: placeOf(element),
    presses: element.matches(PRESSED),
    arrowsChoose: element.matches(ARROWS),
  };
};
