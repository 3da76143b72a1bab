import { useLingui } from '@lingui/react/macro';
import { LANGUAGES, type Language } from '../../shared/domain/language.ts';
import { languageOf, nameOfLanguage } from '../words/languages.ts';
import css from './language-select.module.css';
import { useLanguages } from './use-language.ts';

interface LanguageSelectProps {
  readonly languages?: readonly Language[];
  readonly chosen: string;
  readonly onChoose: (language: Language) => void;
}

/** A choice of languages, each by its own name of itself. */
export const LanguageSelect = ({ languages = LANGUAGES, chosen, onChoose }: LanguageSelectProps) => {
  const { t } = useLingui();
  return (
    <select
      aria-label={t`Language`}
      className={css.select}
      value={chosen}
      onChange={({ target }) => {
        const language = languageOf(target.value);
        if (language !== null) onChoose(language);
      }}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {nameOfLanguage(language)}
        </option>
      ))}
    </select>
  );
};

/** Chooses the language of the page, where there is a choice. */
export const PageLanguage = () => {
  const { i18n } = useLingui();
  const { offered, choose } = useLanguages();
  return offered.length < 2 ? null : (
    <LanguageSelect languages={offered} chosen={i18n.locale} onChoose={choose} />
  );
};
