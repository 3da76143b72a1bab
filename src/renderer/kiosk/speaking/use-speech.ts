import type { I18n } from '@lingui/core';
import { useEffect, useMemo, useRef } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import { asksWhoHears } from '../state/screen-of.ts';
import { useKiosk, useKioskStore } from '../state/store.ts';
import { createSpeech, type KioskSpeech, type SpokenPage } from './create-speech.ts';
import type { SpeechHere } from './speech-context.ts';
import { useVoices } from './use-voices.ts';

/** What a browser that cannot speak lacks. */
const speechOf = (window: Window): SpeechSynthesis | undefined => window.speechSynthesis;

/** Reads the page aloud, in its language, for as long as it is there. */
export const useSpeech = (language: Language, languages: ReadonlyMap<Language, I18n>): SpeechHere => {
  const store = useKioskStore();
  const speech = speechOf(window);
  const voices = useVoices(speech);
  const page = useRef<SpokenPage>({ language, languages, voices });
  page.current = { language, languages, voices };
  const speaking = useRef<KioskSpeech>(null);
  useEffect(() => {
    if (speech === undefined) return;
    const made = createSpeech({ window, speech, store, page: () => page.current });
    speaking.current = made;
    return () => {
      speaking.current = null;
      made.end();
    };
  }, [speech, store]);

  useEffect(() => store.setState({ spoken: [...voices.keys()] }), [store, voices]);

  const aloud = useKiosk((state) => state.aloud);
  const isAsking = useKiosk(asksWhoHears);
  const isWarned = useKiosk((state) => state.warned !== null);
  const isFree = aloud && !isAsking && !isWarned;
  // Speech begins, its listener is known, another language is chosen, a warning is over: where was I?
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen is said once more in another language
  useEffect(() => {
    if (isFree) speaking.current?.sayScreen();
  }, [isFree, language]);

  return useMemo(
    () => ({
      turn: (on) => speaking.current?.turn(on),
      again: () => speaking.current?.again(),
      changeVolume: (by) => speaking.current?.changeVolume(by),
      stop: () => speaking.current?.stop(),
    }),
    [],
  );
};
