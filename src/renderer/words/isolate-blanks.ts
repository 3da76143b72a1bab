import type { I18n, MessageDescriptor, MessageOptions } from '@lingui/core';

/** A text between these is laid out by itself: neither it nor what stands around it moves the other. */
const [OPENS, CLOSES] = ['\u2068', '\u2069'];

type Values = Record<string, unknown>;

/** A text that is laid out by itself. */
export const isolate = (text: string): string => `${OPENS}${text}${CLOSES}`;

const isolated = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value !== '' ? isolate(value) : value,
    ]),
  );

/**
 * Has the texts that fill the blanks of a message keep their own direction in a language that is written from right to
 * left: an address or the number of a card in Latin letters would be torn apart there, and the words around it moved.
 */
export const isolateBlanks = (i18n: I18n, directionOf: (locale: string) => 'ltr' | 'rtl'): I18n => {
  const plain = i18n._.bind(i18n);
  const filled = (
    message: MessageDescriptor | string,
    values: Values = {},
    options: MessageOptions = {},
  ): string => {
    const fill = directionOf(i18n.locale) === 'rtl' ? isolated : (these: Values): Values => these;
    return typeof message === 'string'
      ? plain(message, fill(values), options)
      : plain({ ...message, values: fill(message.values ?? values) });
  };
  i18n._ = filled;
  i18n.t = filled;
  return i18n;
};
