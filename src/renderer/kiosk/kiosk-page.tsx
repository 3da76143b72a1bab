import { I18nProvider } from '@lingui/react';
import { useEffect } from 'react';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { cx } from '../ui/cx.ts';
import { directionOf, languageOf } from '../words/languages.ts';
import css from './kiosk.module.css';
import { AlwaysThere } from './parts/bar.tsx';
import { Foot } from './parts/foot.tsx';
import { HelpDialog } from './parts/help-dialog.tsx';
import { LanguagesContext } from './parts/languages.ts';
import { SpeechTools } from './parts/speech-tools.tsx';
import { StaffCorner } from './parts/staff-corner.tsx';
import { Warning } from './parts/warning.tsx';
import { WhoHears } from './parts/who-hears.tsx';
import { CurrentScreen } from './screens/current-screen.tsx';
import { SpeechContext } from './speaking/speech-context.ts';
import { useSpeech } from './speaking/use-speech.ts';
import { asksWhoHears } from './state/screen-of.ts';
import { useKiosk } from './state/store.ts';
import { useIdle } from './state/use-idle.ts';
import { useKeys } from './state/use-keys.ts';
import { useReadLanguages } from './state/use-languages.ts';

const NONE = [] as const;

/** The screen in its language and look, with what is always there, and what lies over it. */
export const KioskPage = ({ scanner, mode }: Pick<AppInfoView, 'scanner' | 'mode'>) => {
  const offered = useKiosk((state) => state.view?.languages) ?? NONE;
  const languages = useReadLanguages(offered);
  const language = useKiosk((state) => state.language) ?? offered[0] ?? 'en';
  const larger = useKiosk((state) => state.larger);
  const contrast = useKiosk((state) => state.contrast);
  const help = useKiosk((state) => state.help);
  const isStaff = useKiosk((state) => state.staff);
  const asksWho = useKiosk(asksWhoHears);
  const aloud = useKiosk((state) => state.aloud);
  const warned = useKiosk((state) => state.warned);
  const covered = useKiosk((state) => state.covered || state.view === null);
  const lower = useKiosk((state) => state.view?.controlsInLowerHalf ?? true);
  const i18n = languages.get(language) ?? languages.get(offered[0] ?? 'en');
  const locale = i18n?.locale ?? 'en';
  const speech = useSpeech(languageOf(locale) ?? 'en', languages);
  const stay = useIdle();
  useKeys(scanner, speech.turn);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }, [locale]);

  const looks = cx(css.kiosk, larger && css.larger, contrast && css.contrast);
  if (i18n === undefined || covered)
    return (
      <div className={looks}>
        <div className={css.cover} data-testid="cover" />
      </div>
    );
  const isOver = help || asksWho || warned !== null;
  const bar = <AlwaysThere language={locale} />;
  return (
    <LanguagesContext value={languages}>
      <I18nProvider i18n={i18n}>
        <SpeechContext value={speech}>
          <div className={looks}>
            <div className={css.page} data-lower={lower} inert={isOver}>
              {lower ? null : bar}
              <div className={css.screen}>
                <CurrentScreen language={language} />
              </div>
              <div className={css.feet}>
                <Foot isTraining={mode === 'training'} />
                {aloud ? <SpeechTools /> : null}
              </div>
              {lower ? bar : null}
              {isStaff ? null : <StaffCorner />}
            </div>
            {asksWho && warned === null ? <WhoHears /> : null}
            {help && !asksWho && warned === null ? <HelpDialog /> : null}
            {warned === null ? null : <Warning left={warned} onStay={stay} />}
          </div>
        </SpeechContext>
      </I18nProvider>
    </LanguagesContext>
  );
};
