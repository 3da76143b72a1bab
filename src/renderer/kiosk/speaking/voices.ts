import type { Language } from '../../../shared/domain/language.ts';

/** What decides whether a voice of the system speaks a language. */
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default' | 'name'>;

/** `en-IN` and `en_IN` are English. */
const speaks = (voice: Voice, language: Language): boolean =>
  voice.lang.toLowerCase().split(/[-_]/)[0] === language;

/** eSpeak lists each voice once more for each of its characters: `Arabic+Whisper`. The plain one is meant. */
const isPlain = ({ name }: Voice): boolean => !name.includes('+');

/**
 * The voice for a language: one of this machine alone, for what is spoken must not leave it. The system's first choice
 * goes before its others. `null`: there is none. Pure.
 */
export const voiceFor = <V extends Voice>(voices: readonly V[], language: Language): V | null => {
  const own = voices.filter((voice) => voice.localService && speaks(voice, language));
  return own.find((voice) => voice.default && isPlain(voice)) ?? own.find(isPlain) ?? own[0] ?? null;
};
