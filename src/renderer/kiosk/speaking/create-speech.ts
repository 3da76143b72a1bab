import type { I18n, MessageDescriptor } from '@lingui/core';
import type { Language } from '../../../shared/domain/language.ts';
import { directionOf } from '../../words/languages.ts';
import { screenOf } from '../state/screen-of.ts';
import type { KioskStore } from '../state/store.ts';
import { helpWords } from '../words/help-words.ts';
import { SPEECH_WORDS } from '../words/speech-words.ts';
import { listenForHeadphones } from './listen-for-headphones.ts';
import { listenForSpeechKeys } from './listen-for-speech-keys.ts';
import { listenToPage } from './listen-to-page.ts';
import { mayBeSaid } from './may-be-said.ts';
import { moveFocus } from './move-focus.ts';
import { createSpeaker } from './speaker.ts';
import { type Said, spokenText } from './spoken-text.ts';
import { changedVolume, LOUDEST } from './volume.ts';

/** What the page is in now, and what there is to say it with. */
export interface SpokenPage {
  readonly language: Language;
  readonly languages: ReadonlyMap<Language, I18n>;
  readonly voices: ReadonlyMap<Language, SpeechSynthesisVoice>;
}

interface SpeechDeps {
  readonly window: Window;
  readonly speech: SpeechSynthesis;
  readonly store: KioskStore;
  readonly page: () => SpokenPage;
}

/** Reading aloud, as the page has it done. */
export interface KioskSpeech {
  /** Begins to read aloud, or ends it. */
  turn(on: boolean): void;
  /** What is on the screen, from its beginning. */
  sayScreen(): void;
  /** The same again; who said that nothing of theirs is to be said is asked once more. */
  again(): void;
  changeVolume(by: 1 | -1): void;
  stop(): void;
  end(): void;
}

/** Whoever looks for a way in is told of it once in so long. */
const INVITE_EACH_MS = 60_000;

/** Reads the page aloud for whoever asks for it, and hears the keys and headphones by which they do. */
export const createSpeech = ({ window, speech, store, page }: SpeechDeps): KioskSpeech => {
  const { document } = window;
  const { getState, setState } = store;
  let invitedAt = Number.NEGATIVE_INFINITY;

  // A page that was lost may have left something to say.
  speech.cancel();
  const speaker = createSpeaker<SpeechSynthesisVoice, SpeechSynthesisUtterance>({
    speech: { speak: (utterance) => speech.speak(utterance), cancel: () => speech.cancel() },
    voiceOf: (language) => page().voices.get(language) ?? null,
    utter: ({ text, language }, voice) =>
      Object.assign(new SpeechSynthesisUtterance(text), {
        voice,
        lang: voice.lang || language,
        volume: getState().volume / LOUDEST,
      }),
    after: (ms, run) => {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
    onSpeaking: (speaking) => setState({ speaking }),
  });

  /** The first language that is offered and can be heard; `undefined`: none. */
  const firstSpoken = (): Language | undefined =>
    getState().view?.languages.find((one) => page().voices.has(one));

  const speaksIn = (): Language => {
    const { language, voices } = page();
    return voices.has(language) ? language : (firstSpoken() ?? language);
  };

  const words = (message: MessageDescriptor): readonly Said[] => {
    const { languages } = page();
    const language = speaksIn();
    const i18n = languages.get(language);
    return i18n === undefined ? [] : [{ text: spokenText(i18n._(message)), language }];
  };

  const heard = listenToPage({
    document,
    say: speaker.say,
    reading: () => {
      const state = getState();
      if (!state.aloud || state.covered) return null;
      const { language, languages, voices } = page();
      return {
        ...mayBeSaid(state),
        language,
        speaksIn: speaksIn(),
        wordsOf: (one) => languages.get(one) ?? null,
        canSpeak: (one) => voices.has(one),
      };
    },
    hint: () => {
      const screen = screenOf(getState());
      return [...words(helpWords(screen)), ...(screen.name === 'attract' ? words(SPEECH_WORDS.keys) : [])];
    },
  });

  const isAttracting = (): boolean => screenOf(getState()).name === 'attract';

  const turn = (on: boolean): void => {
    const { language, voices } = page();
    if (!on) {
      speaker.stop();
      setState({ aloud: false, heardBy: 'unasked' });
      speaker.say(words(SPEECH_WORDS.isOff));
      return;
    }
    if (voices.size === 0) return;
    // Nobody has chosen a language yet: the first that is offered and can be heard.
    const first = firstSpoken();
    const speaksIt = voices.has(language) || first === undefined || getState().language !== null;
    setState({ aloud: true, heardBy: 'unasked', ...(speaksIt ? {} : { language: first }) });
  };

  const again = (): void => {
    if (!getState().aloud) turn(true);
    else if (getState().heardBy === 'public') setState({ heardBy: 'unasked' });
    else heard.sayScreen();
  };

  const changeVolume = (by: 1 | -1): void => {
    if (getState().aloud) setState({ volume: changedVolume(getState().volume, by) });
  };

  const invite = (): void => {
    if (getState().aloud || !isAttracting() || performance.now() - invitedAt < INVITE_EACH_MS) return;
    if (page().voices.size === 0) return;
    invitedAt = performance.now();
    speaker.say(words(SPEECH_WORDS.invite));
  };

  const ends = [
    heard.end,
    listenForSpeechKeys(window, {
      onAct: speaker.stop,
      onArrow: (step) => {
        if (getState().aloud) {
          // Where there is nothing else to go to, it is said where one is.
          if (!moveFocus(document, step)) heard.sayFocus();
        } else if (isAttracting()) turn(true);
        else return false;
        return true;
      },
      onAgain: again,
      onVolume: changeVolume,
      onOther: invite,
      isRightToLeft: () => directionOf(page().language) === 'rtl',
    }),
    listenForHeadphones(window.navigator.mediaDevices, (plugged) => {
      const { aloud, heardBy } = getState();
      if (!aloud && plugged !== 'out' && isAttracting()) turn(true);
      // Sound may come out of the loudspeaker from now on.
      if (aloud && heardBy === 'them' && plugged !== 'in') {
        speaker.stop();
        setState({ heardBy: 'unasked' });
      }
    }),
    store.subscribe((now, before) => {
      const isOver = (before.aloud && !now.aloud) || (now.covered && !before.covered);
      if (isOver) speaker.stop();
      const isTyped = now.aloud && now.typed.length > before.typed.length;
      if (isTyped && mayBeSaid(now).saysDigits)
        speaker.say([{ text: now.typed.slice(-1), language: speaksIn() }]);
    }),
    speaker.stop,
  ];
  return {
    ...{ turn, again, changeVolume },
    sayScreen: heard.sayScreen,
    stop: speaker.stop,
    end: () => {
      for (const end of ends) end();
    },
  };
};
