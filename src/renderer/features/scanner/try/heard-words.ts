import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ScanReport } from '../../../scanner/report.ts';
import { shownSign } from '../../../scanner/sign.ts';
import { brokenWords } from './broken-words.ts';

/** What was understood, as sentences. */
export const understoodWords = (i18n: I18n, { understood }: ScanReport): string => {
  switch (understood.as) {
    case 'scan': {
      const { text } = understood;
      return i18n._(msg`A scan: “${text}” would be looked up.`);
    }
    case 'broken':
      return `${i18n._(msg`A scan that is not looked up.`)} ${brokenWords(i18n, understood.why)}`;
    case 'nowhere':
      return i18n._(msg`Typing where no text goes. It does nothing.`);
    case 'typing':
      return i18n._(msg`Typing. It is left alone.`);
  }
};

/** How fast the keys came. */
export const speedWords = (i18n: I18n, { pace, longestGap }: ScanReport): string =>
  pace === null
    ? i18n._(msg`One key.`)
    : i18n._(msg`A key every ${pace} ms, the longest pause ${longestGap} ms.`);

/** What came behind the text. */
export const suffixWords = (i18n: I18n, { suffix }: ScanReport): string =>
  suffix.length === 0 ? i18n._(msg`Nothing`) : suffix.map(shownSign).join(', ');
