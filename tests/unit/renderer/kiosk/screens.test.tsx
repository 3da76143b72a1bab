import { I18nProvider } from '@lingui/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Calls } from '../../../../src/renderer/ipc/calls.ts';
import { CallsContext } from '../../../../src/renderer/ipc/calls-context.ts';
import { AlwaysThere } from '../../../../src/renderer/kiosk/parts/bar.tsx';
import { Foot } from '../../../../src/renderer/kiosk/parts/foot.tsx';
import { LanguagesContext } from '../../../../src/renderer/kiosk/parts/languages.ts';
import { Warning } from '../../../../src/renderer/kiosk/parts/warning.tsx';
import { CurrentScreen } from '../../../../src/renderer/kiosk/screens/current-screen.tsx';
import { createActions } from '../../../../src/renderer/kiosk/state/actions.ts';
import { ActionsContext } from '../../../../src/renderer/kiosk/state/kiosk-context.ts';
import { screenOf } from '../../../../src/renderer/kiosk/state/screen-of.ts';
import {
  createKioskStore,
  KioskContext,
  type KioskState,
} from '../../../../src/renderer/kiosk/state/store.ts';
import { helpWords } from '../../../../src/renderer/kiosk/words/help-words.ts';
import { createI18n } from '../../../../src/renderer/words/languages.ts';
import { LANGUAGES } from '../../../../src/shared/domain/language.ts';
import { OUTCOMES } from '../../../../src/shared/domain/outcome.ts';
import {
  KIOSK_VIEWS,
  proving,
  resultIn,
  visiting,
  WAITING,
} from '../../../support/renderer-stage/kiosk-stages.ts';

const EACH = new Map(LANGUAGES.map((one) => [one, createI18n(one, {})]));

/** The page as it is read, with nothing that moves. */
const markup = (
  state: Partial<KioskState>,
  language: (typeof LANGUAGES)[number] = 'en',
  isTraining = false,
): string => {
  const store = createKioskStore();
  store.setState(state);
  const calls = {} as Calls;
  const initial = store.getState();
  // A page that is drawn once asks the store for what it began with.
  store.getInitialState = () => initial;
  const i18n = EACH.get(language);
  if (i18n === undefined) throw new Error(`There is no ${language}`);
  return renderToStaticMarkup(
    <CallsContext value={calls}>
      <KioskContext value={store}>
        <ActionsContext value={createActions(calls, store)}>
          <LanguagesContext value={EACH}>
            <I18nProvider i18n={i18n}>
              <CurrentScreen language={language} />
              <Foot isTraining={isTraining} />
              <AlwaysThere language={language} />
              {initial.warned === null ? null : <Warning left={initial.warned} onStay={() => {}} />}
            </I18nProvider>
          </LanguagesContext>
        </ActionsContext>
      </KioskContext>
    </CallsContext>,
  );
};

const texts = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

/** The whole tag of each button, by what it says. */
const buttons = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/g)].map(([, tag = '', inner = '']) => [
      texts(inner).trim(),
      tag,
    ]),
  );

describe('Each screen of the kiosk', () => {
  test.each(Object.entries(KIOSK_VIEWS))('%s has one title, and all that is always there', (_, view) => {
    const html = markup({ view });
    expect(html.match(/<h1/g)).toHaveLength(1);
    const said = texts(html);
    for (const name of ['English', 'हिन्दी', 'Español', 'العربية', 'Larger text', 'High contrast', 'Help'])
      expect(said).toContain(name);
  });

  test.each(Object.entries(KIOSK_VIEWS).filter(([, { phase }]) => phase === 'proof' || phase === 'visit'))(
    '%s is left with one touch',
    (_, view) => {
      expect([...buttons(markup({ view })).keys()]).toContain('I am done');
    },
  );

  test.each(Object.entries(KIOSK_VIEWS))('%s says in training that it is, and else never', (_, view) => {
    expect(texts(markup({ view }, 'en', true))).toContain(' Training ');
    expect(texts(markup({ view }))).not.toContain('Training');
  });

  test('in larger text one language invites, and the others are named', () => {
    const said = texts(markup({ view: WAITING, larger: true, language: 'es' }, 'es'));
    expect(said.match(/Scan your card/g)).toHaveLength(1);
    expect(said).toContain('हिन्दी');
  });

  test('while nobody is there, every language invites in its own words and its own direction', () => {
    const html = markup({ view: WAITING });
    for (const language of LANGUAGES)
      expect(html).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(html).not.toContain('I am done');
  });

  test('under the cover there is no screen at all', () => {
    const shown = texts(markup({ view: KIOSK_VIEWS['kiosk-consent'], covered: true }));
    expect(shown).not.toMatch(/Service|•|agree/);
  });
});

describe('The proof', () => {
  test('what is typed is on the page nowhere but as dots', () => {
    const html = markup({ view: proving('last-six-of-mobile', 6), typed: '739146' });
    expect(html).not.toContain('739146');
    expect(texts(html)).toContain('6 digits typed');
    expect(html).toContain('••••••');
  });

  test('its help is about digits, or about staff', () => {
    const digits = helpWords(
      screenOf({ ...createKioskStore().getState(), view: proving('last-six-of-card', 6) }),
    );
    const staff = helpWords(screenOf({ ...createKioskStore().getState(), view: proving('staff-badge', 12) }));
    expect(digits.message).toContain('these digits');
    expect(staff.message).toContain('types their PIN');
  });

  test('a PIN of staff cannot be shown', () => {
    const html = markup({ view: proving('staff-badge', 12), typed: '739146', shown: true });
    expect(html).not.toContain('739146');
    expect(texts(html)).not.toContain('Show the digits');
  });
});

describe('The one question', () => {
  test('says how it is and how it would be, and neither answer is the stronger one', () => {
    const html = markup({ view: KIOSK_VIEWS['kiosk-question'] });
    expect(texts(html)).toContain('Now: Allowed New: Not allowed');
    const all = buttons(html);
    expect(all.get('Yes, change it')).toBeDefined();
    expect(all.get('Yes, change it')).toBe(all.get('No, leave it'));
  });

  test('a wording whose end was not in sight cannot be agreed to, and a question without one can', () => {
    const asked = buttons(markup({ view: KIOSK_VIEWS['kiosk-consent'] }));
    const [name = '', agree] = [...asked].find(([words]) => words.startsWith('Yes, change it')) ?? [];
    expect(agree).toContain('aria-disabled="true"');
    expect(name).toContain('Please read to the end first');
    expect(buttons(markup({ view: KIOSK_VIEWS['kiosk-question'] })).get('Yes, change it')).not.toContain(
      'disabled',
    );
  });

  test.each(['en', 'ar'] as const)('before an opt-in there is the wording for a screen in %s', (language) => {
    const view = KIOSK_VIEWS['kiosk-consent'];
    const worded = view.visit?.asked?.consent?.find(({ chosen }) => chosen === language);
    const html = markup({ view }, language);
    expect(worded).toBeDefined();
    expect(html).toContain(`<blockquote lang="${language}"`);
    expect(html).toContain(worded?.wording ?? '?');
  });
});

describe('What came of it', () => {
  test.each(OUTCOMES)('%s is told with its mark, and with the number where there is one', (outcome) => {
    const view = resultIn(outcome);
    const html = markup({ view });
    const number = view.visit?.results[0]?.number ?? null;
    expect(html.match(/<h1.*?<svg.*?<\/h1>/)).not.toBeNull();
    expect(texts(html).includes('Number for staff')).toBe(number !== null);
    if (number !== null) expect(html).toContain(number);
    expect(/Done\. We checked\./.test(texts(html))).toBe(outcome === 'confirmed');
  });
});

describe('The warning names what will be lost', () => {
  test.each<readonly [string, Partial<KioskState>, string]>([
    [
      'what was typed',
      { view: proving('last-six-of-mobile', 6), typed: '12' },
      'What you typed will be lost.',
    ],
    [
      'the question',
      { view: KIOSK_VIEWS['kiosk-question'] },
      'The question about “Cash machines” will be closed',
    ],
    ['the result', { view: KIOSK_VIEWS['kiosk-unknown'] }, 'What was changed stays changed.'],
    ['the visit', { view: visiting() }, 'Your visit will end'],
    ['a proof', { view: proving('last-six-of-mobile', 6) }, 'You would have to begin again.'],
    ['how the screen was set', { view: WAITING, larger: true }, 'The screen goes back to its beginning.'],
  ])('%s', (_, state, words) => {
    const html = markup({ ...state, warned: 20 });
    const dialog = html.slice(html.indexOf('role="alertdialog"'));
    expect(texts(dialog)).toContain(words);
    expect(texts(dialog)).toContain('20 seconds left');
    expect([...buttons(dialog).keys()]).toContain('I am still here');
  });
});
