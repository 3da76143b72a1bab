import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Language } from '../../../shared/domain/language.ts';
import { languageOf } from '../../words/languages.ts';
import { SPEECH_WORDS } from '../words/speech-words.ts';
import { type Said, spelled, spokenText } from './spoken-text.ts';

/** How the page is read. */
export interface ReadAloud {
  /** The language of the page. */
  readonly language: Language;
  /** That language, or, where it has no voice, another one. */
  readonly speaksIn: Language;
  readonly wordsOf: (language: Language) => I18n | null;
  readonly canSpeak: (language: Language) => boolean;
  /** Somebody has a visit: what is in the screen's own part is theirs. */
  readonly isTheirs: boolean;
  /** Whether what is theirs may be said. */
  readonly saysTheirs: boolean;
  /** Whether the keys of digits are told from each other: not where others hear what is pressed. */
  readonly saysDigits: boolean;
}

const isHidden = (element: Element): boolean =>
  element.matches('[aria-hidden="true"], [hidden], [inert], svg');

const isText = (node: Node): boolean => node.nodeType === 3 && (node.textContent ?? '').trim() !== '';

/** The language that an element is in; that of the document is the page's, which may be changing. */
const languageAt = (element: Element, { language }: ReadAloud): Language =>
  languageOf(element.closest('body [lang]')?.getAttribute('lang') ?? null) ?? language;

/** Text without what is hidden in it. A line of its own is a word of its own. */
const textIn = (element: Element): string =>
  [...element.childNodes]
    .map((node) =>
      node instanceof Element ? (isHidden(node) ? '' : ` ${textIn(node)} `) : (node.textContent ?? ''),
    )
    .join('');

/** Whether an element holds something of the customer's that may not be said. */
const isKept = (element: Element, { isTheirs, saysTheirs }: ReadAloud): boolean =>
  isTheirs && !saysTheirs && element.closest('main, [data-theirs]') !== null;

const words = (reading: ReadAloud, language: Language, message: MessageDescriptor): readonly Said[] => {
  const i18n = reading.wordsOf(language);
  return i18n === null ? [] : [{ text: spokenText(i18n._(message)), language }];
};

/** A text in a language that has no voice here is not passed over in silence. */
const unspoken = (reading: ReadAloud, language: Language): readonly Said[] => {
  const i18n = reading.wordsOf(reading.speaksIn);
  if (i18n === null || language === reading.speaksIn) return [];
  const name = new Intl.DisplayNames([i18n.locale], { type: 'language' }).of(language) ?? language;
  return [
    {
      text: spokenText(i18n._(msg`There is a text in this language that cannot be read aloud here: ${name}`)),
      language: reading.speaksIn,
    },
  ];
};

const said = (reading: ReadAloud, element: Element, text: string): readonly Said[] => {
  const language = languageAt(element, reading);
  if (spokenText(text) === '') return [];
  if (!reading.canSpeak(language)) return unspoken(reading, language);
  const isSpelled = element.closest('[data-spelled]') !== null;
  return [{ text: isSpelled ? spelled(text) : spokenText(text), language }];
};

const pieces = (reading: ReadAloud, element: Element): readonly Said[] => {
  if (isHidden(element)) return [];
  if (isKept(element, reading))
    return element.matches('main') ? words(reading, reading.speaksIn, SPEECH_WORDS.theirs) : [];
  if (element instanceof HTMLButtonElement) return nameOf(reading, element);
  if (element instanceof HTMLFieldSetElement)
    return said(reading, element, element.getAttribute('aria-label') ?? '');
  return [...element.childNodes].some(isText)
    ? said(reading, element, textIn(element))
    : [...element.children].flatMap((child) => pieces(reading, child));
};

/** The language in which it is told what an element is. */
const toldIn = (reading: ReadAloud, element: Element): Language => {
  const own = languageAt(element, reading);
  return reading.canSpeak(own) ? own : reading.speaksIn;
};

/** The accessible name of a button, in pieces. */
const nameOf = (reading: ReadAloud, button: HTMLButtonElement): readonly Said[] => {
  if ('digit' in button.dataset && !reading.saysDigits)
    return words(reading, toldIn(reading, button), SPEECH_WORDS.digitKey);
  const label = button.getAttribute('aria-label');
  if (label !== null) return said(reading, button, label);
  return [...button.childNodes].some(isText)
    ? said(reading, button, textIn(button))
    : [...button.children].flatMap((child) => pieces(reading, child));
};

const stateOf = (button: HTMLButtonElement): MessageDescriptor => {
  if (button.disabled || button.getAttribute('aria-disabled') === 'true') return SPEECH_WORDS.disabled;
  const pressed = button.getAttribute('aria-pressed');
  if (pressed !== null) return pressed === 'true' ? SPEECH_WORDS.on : SPEECH_WORDS.off;
  return button.getAttribute('aria-current') === 'true' ? SPEECH_WORDS.chosen : SPEECH_WORDS.button;
};

/** What it is, and how it is. */
export const sayState = (reading: ReadAloud, button: HTMLButtonElement): readonly Said[] =>
  words(reading, toldIn(reading, button), stateOf(button));

/** What has the focus: its name, what it is and how it is. */
export const sayFocused = (reading: ReadAloud, element: Element): readonly Said[] => {
  const name = isKept(element, reading)
    ? []
    : element instanceof HTMLButtonElement
      ? nameOf(reading, element)
      : pieces(reading, element);
  return element instanceof HTMLButtonElement ? [...name, ...sayState(reading, element)] : name;
};

/** Everything that is in a part of the page, in its order. */
export const sayAll = (reading: ReadAloud, root: Element): readonly Said[] =>
  pieces(reading, root).filter(({ text }, at, all) => text !== all[at - 1]?.text);
