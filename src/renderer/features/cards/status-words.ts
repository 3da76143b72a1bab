import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CardsView } from '../../../shared/systems/capillary-panel.ts';
import { cardStatusName } from '../../words/names.ts';

type Card = CardsView['cards'][number];
interface Stated extends Pick<Card, 'label' | 'status'> {
  /** Capillary's own flag, shown where it is not what the status says. */
  readonly active?: Card['active'];
}

const activeWord = (i18n: I18n, active: boolean): string =>
  i18n._(active ? msg`flagged active` : msg`flagged inactive`);

/** The tenant's own label first, then what it means where that is another word, and a flag that says otherwise. */
export const cardStatusWords = (
  i18n: I18n,
  { label, status, active = null }: Stated,
): readonly [string, ...string[]] => {
  const name = cardStatusName(i18n, status);
  const flag = active === null || active === (status === 'ACTIVE') ? [] : [activeWord(i18n, active)];
  if (label === null) return [name, ...flag];
  return label.toLowerCase() === name.toLowerCase() ? [label, ...flag] : [label, name, ...flag];
};
