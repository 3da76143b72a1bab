import { createContext, useContext } from 'react';
import type { KioskSpeech } from './create-speech.ts';

/** What a screen can have done about speech. */
export type SpeechHere = Pick<KioskSpeech, 'turn' | 'again' | 'changeVolume' | 'stop'>;

const nothing = (): void => {};

export const SpeechContext = createContext<SpeechHere>({
  turn: nothing,
  again: nothing,
  changeVolume: nothing,
  stop: nothing,
});

export const useSpeechHere = (): SpeechHere => useContext(SpeechContext);
