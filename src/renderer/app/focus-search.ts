import { SEARCH_BOX } from '../ui/page-ids.ts';

type Page = Pick<Document, 'activeElement' | 'body' | 'documentElement' | 'getElementById'>;

/** Puts the cursor into the search box, unless the operator has it somewhere. */
export const focusSearch = (page: Page): void => {
  const { activeElement } = page;
  const isNowhere =
    activeElement === null || activeElement === page.body || activeElement === page.documentElement;
  if (isNowhere) page.getElementById(SEARCH_BOX)?.focus();
};
