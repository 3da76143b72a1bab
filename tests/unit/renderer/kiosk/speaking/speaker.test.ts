import { describe, expect, test } from 'vitest';
import { createSpeaker } from '../../../../../src/renderer/kiosk/speaking/speaker.ts';
import type { Said } from '../../../../../src/renderer/kiosk/speaking/spoken-text.ts';

interface Utterance {
  readonly text: string;
  onstart: (() => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
}

const stand = (voices: readonly string[] = ['en']) => {
  const given: Utterance[] = [];
  const speaking: boolean[] = [];
  let cancels = 0;
  let timers: { readonly ms: number; readonly run: () => void }[] = [];
  const speaker = createSpeaker({
    speech: {
      speak: (utterance: Utterance) => void given.push(utterance),
      cancel: () => {
        cancels += 1;
      },
    },
    voiceOf: (language) =>
      voices.includes(language)
        ? { name: language, lang: language, localService: true, default: true }
        : null,
    utter: ({ text }): Utterance => ({ text, onstart: null, onend: null, onerror: null }),
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    onSpeaking: (is) => void speaking.push(is),
  });
  return {
    speaker,
    speaking,
    texts: () => given.map(({ text }) => text),
    /** The system tells of what was given to it last, or of an earlier one. */
    tell: (what: 'start' | 'end' | 'error', back = 1) => given.at(-back)?.[`on${what}`]?.(),
    cancels: () => cancels,
    timers: () => timers.length,
    /** All that is waited for comes to its end. */
    tire: () => {
      for (const { run } of timers) run();
    },
  };
};

const said = (...texts: readonly string[]): readonly Said[] =>
  texts.map((text) => ({ text, language: 'en' }));

describe('What is said', () => {
  test('one thing after another, and only one is out of hand at a time', () => {
    const { speaker, texts, tell, speaking, timers } = stand();
    speaker.say(said('one', 'two'));
    expect(texts()).toEqual(['one']);
    tell('start');
    tell('end');
    expect(texts()).toEqual(['one', 'two']);
    tell('end');
    expect(speaking).toEqual([true, false]);
    expect(timers()).toBe(0);
  });

  test('what comes later waits, and what interrupts does not', () => {
    const { speaker, texts, tell, cancels } = stand();
    speaker.say(said('one', 'two'));
    speaker.say(said('three'));
    speaker.say(said('now'), { interrupts: true });
    expect(texts()).toEqual(['one', 'now']);
    expect(cancels()).toBe(1);
    // The system tells late that the first one was broken off.
    tell('error', 2);
    expect(texts()).toEqual(['one', 'now']);
    tell('end');
    expect(texts()).toEqual(['one', 'now']);
  });

  test('nothing of what waits is said after a stop, whatever the system tells', () => {
    const { speaker, texts, tell, speaking, timers } = stand();
    speaker.say(said('one', 'two', 'three'));
    speaker.stop();
    tell('end');
    tell('error');
    expect(texts()).toEqual(['one']);
    expect(speaking).toEqual([true, false]);
    expect(timers()).toBe(0);
  });

  test('a language without a voice is passed over', () => {
    const { speaker, texts, speaking } = stand();
    speaker.say([{ text: 'नमस्ते', language: 'hi' }, ...said('one')]);
    expect(texts()).toEqual(['one']);
    const none = stand([]);
    none.speaker.say(said('one', 'two'));
    expect(none.texts()).toEqual([]);
    expect(none.speaking).toEqual([true, false]);
    expect(speaking).toEqual([true]);
  });

  test('a sentence that fails does not take the next one with it', () => {
    const { speaker, texts, tell } = stand();
    speaker.say(said('one', 'two'));
    tell('error');
    expect(texts()).toEqual(['one', 'two']);
  });

  test.each(['never begins', 'never ends'])('a voice that %s does not hold up what waits for it', (how) => {
    const { speaker, texts, tell, tire, speaking } = stand();
    speaker.say(said('one', 'two'));
    if (how === 'never ends') tell('start');
    tire();
    expect(speaking).toEqual([true, false]);
    expect(texts()).toEqual(['one']);
    speaker.say(said('three'));
    expect(texts()).toEqual(['one', 'three']);
  });

  test('nothing is not said', () => {
    const { speaker, texts, speaking } = stand();
    speaker.say(said(''));
    expect(texts()).toEqual([]);
    expect(speaking.at(-1) ?? false).toBe(false);
  });
});
