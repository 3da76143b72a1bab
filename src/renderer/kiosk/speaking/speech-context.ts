import { createContext, useContext } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import type { KioskSpeech } from './create-speech.ts';

/** What a screen needs to know of speech, and can have done. */
export interface SpeechHere extends Pick<KioskSpeech, 'turn' | 'again' | 'changeVolume' | 'stop'> {
  /** The languages that have a voice. */
  readonly spoken: ReadonlySet<Language>;
}

const nothing = (): void => {};

export const SpeechContext = createContext<SpeechHere>({
  spoken: new Set(),
  turn: nothing,
  again: nothing,
  changeVolume: nothing,
  stop: nothing,
});

export const useSpeechHere = (): SpeechHere => useContext(SpeechContext);
