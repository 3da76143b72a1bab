import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Language } from '../../../shared/domain/language.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { KioskView } from '../../../shared/ipc/kiosk.ts';
import { USUAL_VOLUME } from '../speaking/volume.ts';

/** What is asked of the main process and has not been answered. */
type Asking = 'prove' | 'ask' | 'answer';

/** What the page holds of whoever stands before it: all of it goes at once. */
export interface Theirs {
  /** `null`: the first that is offered. */
  readonly language: Language | null;
  readonly larger: boolean;
  readonly contrast: boolean;
  /** Whether the screen is read aloud. */
  readonly aloud: boolean;
  /** Who hears it, by what they said: `them` alone, with headphones; `anybody`; `public`: nothing of theirs is said. */
  readonly heardBy: 'unasked' | 'them' | 'anybody' | 'public';
  readonly volume: number;
  readonly help: boolean;
  /** The keypad for a mobile is open. */
  readonly typing: boolean;
  /** Digits on the keypad. */
  readonly typed: string;
  /** Whether what was typed is shown as it is. */
  readonly shown: boolean;
  readonly notice: Problem | 'broken-scan' | 'too-short' | null;
  readonly asking: Asking | null;
  /** The system whose choices are shown; null: the first. */
  readonly group: UpstreamName | null;
  readonly page: number;
  /** So many results were seen. */
  readonly seen: number;
  /** Seconds until everything goes; null: nothing is warned of. */
  readonly warned: number | null;
}

/** Nothing of anybody. */
export const NOTHING_HERE: Theirs = {
  language: null,
  larger: false,
  contrast: false,
  aloud: false,
  heardBy: 'unasked',
  volume: USUAL_VOLUME,
  help: false,
  typing: false,
  typed: '',
  shown: false,
  notice: null,
  asking: null,
  group: null,
  page: 0,
  seen: 0,
  warned: null,
};

export interface KioskState extends Theirs {
  /** `null` until the main process has told. */
  readonly view: KioskView | null;
  /** When somebody may try again, by the page's own clock; null: now. */
  readonly waitsUntil: number | null;
  /** Nothing is shown until the main process has told that everything is gone. */
  readonly covered: boolean;
  /** Another card was scanned: the cover stays over the screen that waits, until that one's look-up has begun. */
  readonly begins: boolean;
  /** Staff stand before the screen. */
  readonly staff: boolean;
  /** Something is being said. */
  readonly speaking: boolean;
  /** The languages that have a voice. */
  readonly spoken: readonly Language[];
}

export type KioskStore = StoreApi<KioskState>;

export const createKioskStore = (): KioskStore =>
  createStore<KioskState>(() => ({
    ...NOTHING_HERE,
    view: null,
    waitsUntil: null,
    covered: false,
    begins: false,
    staff: false,
    speaking: false,
    spoken: [],
  }));

export const KioskContext = createContext<KioskStore | null>(null);

export const useKioskStore = (): KioskStore => {
  const store = useContext(KioskContext);
  if (store === null) throw new Error('There is no kiosk above this component');
  return store;
};

/** A part of the kiosk; the component renders again when that part changes. */
export const useKiosk = <T>(part: (state: KioskState) => T): T => useStore(useKioskStore(), part);
