import { setupI18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import { masked } from '../../../../src/renderer/kiosk/parts/masked.ts';
import { pageOf } from '../../../../src/renderer/kiosk/state/pages.ts';
import { screenOf } from '../../../../src/renderer/kiosk/state/screen-of.ts';
import { createKioskStore, type KioskState } from '../../../../src/renderer/kiosk/state/store.ts';
import { RESULT_WORDS } from '../../../../src/renderer/kiosk/words/result-words.ts';
import { LINE_STATES } from '../../../../src/shared/ipc/views.ts';
import { KIOSK_VIEWS, visiting } from '../../../support/renderer-stage/kiosk-stages.ts';

const showing = (changes: Partial<KioskState>): KioskState => ({
  ...createKioskStore().getState(),
  ...changes,
});

describe('The screen of the kiosk', () => {
  test('nothing is shown before anything is told, and nothing under the cover', () => {
    expect(screenOf(showing({}))).toEqual({ name: 'cover' });
    for (const view of Object.values(KIOSK_VIEWS))
      expect(screenOf(showing({ view, covered: true, staff: true }))).toEqual({ name: 'cover' });
  });

  test.each([
    ['kiosk-attract', 'attract'],
    ['kiosk-closed', 'closed'],
    ['kiosk-proof', 'proof'],
    ['kiosk-badge', 'proof'],
    ['kiosk-reading', 'reading'],
    ['kiosk-choices', 'choices'],
    ['kiosk-down', 'choices'],
    ['kiosk-question', 'question'],
    ['kiosk-consent', 'question'],
    ['kiosk-sending', 'sending'],
    ['kiosk-confirmed', 'result'],
    ['kiosk-unknown', 'result'],
  ] as const)('%s is %s', (view, name) => {
    expect(screenOf(showing({ view: KIOSK_VIEWS[view] })).name).toBe(name);
  });

  test('a question is over as soon as it is answered, and a result once it was seen', () => {
    const view = KIOSK_VIEWS['kiosk-question'];
    expect(screenOf(showing({ view, asking: 'answer' })).name).toBe('sending');
    expect(screenOf(showing({ view: KIOSK_VIEWS['kiosk-confirmed'], seen: 1 })).name).toBe('choices');
  });

  test('a result is told even where its choice is no longer there', () => {
    const view = visiting({ ...KIOSK_VIEWS['kiosk-unknown'].visit, choices: [] });
    expect(screenOf(showing({ view }))).toMatchObject({ name: 'result', choice: null });
  });
});

describe('What came of a change', () => {
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
  const word = (state: (typeof LINE_STATES)[number]): string => i18n._(RESULT_WORDS[state].word);

  test('only what was read back is called done', () => {
    expect(LINE_STATES.filter((state) => /\bdone\b/i.test(word(state)))).toEqual(['confirmed']);
  });

  test.each(['contradicted', 'unknown'] as const)('%s leads to the desk with a number', (state) => {
    expect(i18n._(RESULT_WORDS[state].next)).toContain('show this number');
  });

  test.each(['rejected', 'not-sent', 'refused'] as const)('%s says that nothing was changed', (state) => {
    expect(i18n._(RESULT_WORDS[state].next)).toContain('Nothing was changed.');
  });
});

describe('Pages', () => {
  const all = Array.from({ length: 14 }, (_, nth) => nth);

  test('everything is on one page, in order', () => {
    const { pages } = pageOf(all, 0, 6);
    expect(pages).toBe(3);
    expect(Array.from({ length: pages }, (_, at) => pageOf(all, at, 6).shown).flat()).toEqual(all);
  });

  test.each([-1, 99])('page %i is one that there is', (wished) => {
    const { at, pages, shown } = pageOf(all, wished, 6);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(at).toBeLessThan(pages);
    expect(shown.length).toBeGreaterThan(0);
  });
});

test('what was typed is dots, save a digit that is new', () => {
  expect(masked('', true)).toBe('');
  expect(masked('9', true)).toBe('9');
  expect(masked('9845', true)).toBe('•••5');
  expect(masked('9845', false)).toBe('••••');
});
