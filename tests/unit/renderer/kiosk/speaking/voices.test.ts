import { describe, expect, test } from 'vitest';
import { type Voice, voiceFor } from '../../../../../src/renderer/kiosk/speaking/voices.ts';

const voice = (name: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  ...{ name, lang, localService: true, default: false },
  ...more,
});

describe('The voice of a language', () => {
  test.each([
    ['Windows writes en-IN', 'en', [voice('Microsoft Heera', 'en-IN')], 'Microsoft Heera'],
    ['others write en_US', 'en', [voice('Samantha', 'en_US')], 'Samantha'],
    ['or EN alone', 'en', [voice('english', 'EN')], 'english'],
    ['another language is none', 'ar', [voice('Samantha', 'en-US')], null],
    ['a language that begins alike is none', 'es', [voice('Estonian', 'est-EE')], null],
    ['no voices at all', 'hi', [], null],
    [
      'one that is spoken elsewhere is none',
      'hi',
      [voice('Google हिन्दी', 'hi-IN', { localService: false, default: true })],
      null,
    ],
    [
      'one of this machine goes before one that is spoken elsewhere',
      'es',
      [voice('Google español', 'es-ES', { localService: false }), voice('Mónica', 'es-ES')],
      'Mónica',
    ],
    [
      'the system’s own choice goes before others',
      'en',
      [voice('Fred', 'en-US'), voice('Alex', 'en-US', { default: true })],
      'Alex',
    ],
    [
      'eSpeak’s characters are the last',
      'ar',
      [voice('Arabic+Whisper espeak-ng', 'ar', { default: true }), voice('Arabic espeak-ng', 'ar')],
      'Arabic espeak-ng',
    ],
    ['and better than none', 'ar', [voice('Arabic+Adam espeak-ng', 'ar')], 'Arabic+Adam espeak-ng'],
  ] as const)('%s', (_, language, voices, name) => {
    expect(voiceFor(voices, language)?.name ?? null).toBe(name);
  });
});
