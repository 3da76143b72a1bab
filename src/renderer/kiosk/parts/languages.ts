import type { I18n } from '@lingui/core';
import { createContext, useContext } from 'react';
import type { Language } from '../../../shared/domain/language.ts';

/** The words of each language that was read so far. */
export const LanguagesContext = createContext<ReadonlyMap<Language, I18n>>(new Map());

export const useWordsOfEach = (): ReadonlyMap<Language, I18n> => useContext(LanguagesContext);
