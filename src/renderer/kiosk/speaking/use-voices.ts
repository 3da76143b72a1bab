import { useEffect, useState } from 'react';
import { LANGUAGES, type Language } from '../../../shared/domain/language.ts';
import { voiceFor } from './voices.ts';

type VoiceOf = ReadonlyMap<Language, SpeechSynthesisVoice>;

const NONE: VoiceOf = new Map();

const voicesOf = (speech: SpeechSynthesis): VoiceOf => {
  const all = speech.getVoices();
  return new Map(
    LANGUAGES.flatMap((language) => {
      const voice = voiceFor(all, language);
      return voice === null ? [] : [[language, voice] as const];
    }),
  );
};

/** The voice of each language that has one here. The system tells them when it has them, which may be late. */
export const useVoices = (speech: SpeechSynthesis | undefined): VoiceOf => {
  const [voices, setVoices] = useState(NONE);
  useEffect(() => {
    if (speech === undefined) return;
    const look = (): void => setVoices(voicesOf(speech));
    look();
    speech.addEventListener('voiceschanged', look);
    return () => speech.removeEventListener('voiceschanged', look);
  }, [speech]);
  return voices;
};
