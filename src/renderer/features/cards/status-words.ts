import type { I18n } from '@lingui/core';
import type { CardsView } from '../../../shared/ipc/views.ts';
import { cardStatusName } from '../../words/names.ts';

type Stated = Pick<CardsView['cards'][number], 'label' | 'status'>;

/** The tenant's own label first, then what it means where that is another word. */
export const cardStatusWords = (i18n: I18n, { label, status }: Stated): readonly string[] => {
  const name = cardStatusName(i18n, status);
  if (label === null) return [name];
  return label.toLowerCase() === name.toLowerCase() ? [label] : [label, name];
};
