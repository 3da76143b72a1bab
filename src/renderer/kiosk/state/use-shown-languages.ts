import type { Language } from '../../../shared/domain/language.ts';
import { useKiosk } from './store.ts';

const NONE: readonly Language[] = [];

/**
 * The languages in which a screen speaks while nobody has begun: all of them at once. In larger text there is room for
 * one, and whoever asked for it sees the others named below.
 */
export const useShownLanguages = (): readonly Language[] => {
  const languages = useKiosk((state) => state.view?.languages) ?? NONE;
  const chosen = useKiosk((state) => state.language) ?? languages[0];
  const larger = useKiosk((state) => state.larger);
  return larger && chosen !== undefined ? [chosen] : languages;
};
