import { expect, it } from 'vitest';
import { wordedIn, wordingFor } from '../../../src/shared/domain/consent-wording.ts';

const WORDINGS = {
  Text: { en: 'May we text you?', pt: 'Podemos?', 'pt-BR': 'Podemos, você?' },
  Voice: { hi: 'क्या?' },
};

it.each([
  ['Text', 'en', 'May we text you?'],
  ['text', 'en-IN', 'May we text you?'],
  ['Text', 'pt-BR', 'Podemos, você?'],
  ['Text', 'pt-PT', 'Podemos?'],
  ['Text', 'ta', 'May we text you?'],
  ['Voice', 'hi', 'क्या?'],
  ['Voice', 'en', null],
  ['Email', 'en', null],
  ['constructor', 'en', null],
  ['Text', '__proto__', 'May we text you?'],
])('the wording for %s in %s is %j', (channel, language, expected) => {
  expect(wordingFor(WORDINGS, channel, language)?.wording ?? null).toBe(expected);
});

it.each([
  [['pt-BR', 'en'], { wording: 'Podemos, você?', language: 'pt-BR' }],
  [['pt-PT', 'en'], { wording: 'Podemos?', language: 'pt' }],
  [['ta', 'en'], { wording: 'May we text you?', language: 'en' }],
  [['ta', 'hi'], null],
  [[], null],
])('the first of %j that has one is told with its language', (languages, expected) => {
  expect(wordedIn(WORDINGS, 'TEXT', languages)).toEqual(expected);
});
