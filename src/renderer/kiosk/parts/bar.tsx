import { Trans, useLingui } from '@lingui/react/macro';
import { HelpIcon, SpeechIcon } from '../../ui/icons.tsx';
import { nameOfLanguage } from '../../words/languages.ts';
import { useSpeechHere } from '../speaking/speech-context.ts';
import { useKiosk, useKioskStore } from '../state/store.ts';
import css from './bar.module.css';
import { BigButton } from './big-button.tsx';
import { ContrastIcon } from './contrast-icon.tsx';
import { NotSpoken } from './not-spoken.tsx';

/** What is always there: the languages, larger text, high contrast and help. */
export const AlwaysThere = ({ language }: { readonly language: string }) => {
  const { t } = useLingui();
  const store = useKioskStore();
  const languages = useKiosk((state) => state.view?.languages) ?? [];
  const larger = useKiosk((state) => state.larger);
  const contrast = useKiosk((state) => state.contrast);
  const aloud = useKiosk((state) => state.aloud);
  const spoken = useKiosk((state) => state.spoken);
  const { turn } = useSpeechHere();
  return (
    <nav className={css.bar} aria-label={t`Always here`}>
      <div className={css.part}>
        {languages.map((one) => (
          <BigButton
            key={one}
            size="tool"
            lang={one}
            aria-current={one === language}
            onClick={() => store.setState({ language: one })}
          >
            <span className={css.language}>
              {nameOfLanguage(one)}
              {spoken.length === 0 || spoken.includes(one) ? null : <NotSpoken language={one} />}
            </span>
          </BigButton>
        ))}
      </div>
      <div className={css.part}>
        <BigButton size="tool" aria-pressed={larger} onClick={() => store.setState({ larger: !larger })}>
          <span aria-hidden="true" className={css.letters}>
            Aa
          </span>
          <span className={css.word}>
            <Trans>Larger text</Trans>
          </span>
        </BigButton>
        <BigButton
          size="tool"
          aria-pressed={contrast}
          onClick={() => store.setState({ contrast: !contrast })}
        >
          <ContrastIcon />
          <span className={css.word}>
            <Trans>High contrast</Trans>
          </span>
        </BigButton>
        {spoken.length === 0 ? null : (
          <BigButton size="tool" aria-pressed={aloud} onClick={() => turn(!aloud)}>
            <SpeechIcon size={20} />
            <span className={css.word}>
              <Trans>Read aloud</Trans>
            </span>
          </BigButton>
        )}
        <BigButton size="tool" onClick={() => store.setState({ help: true })}>
          <HelpIcon size={20} />
          <span className={css.word}>
            <Trans>Help</Trans>
          </span>
        </BigButton>
      </div>
    </nav>
  );
};
