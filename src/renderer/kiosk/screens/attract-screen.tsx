import { Trans, useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { InLanguage } from '../parts/in-language.tsx';
import { KioskNotice } from '../parts/notice.tsx';
import { useKiosk, useKioskStore } from '../state/store.ts';
import { useShownLanguages } from '../state/use-shown-languages.ts';
import css from './attract-screen.module.css';
import { CardOutline } from './card-outline.tsx';

/** What can be done here and how it begins, in the language around it. */
const Invitation = ({ onTyping }: { readonly onTyping: () => void }) => (
  <>
    <h2 className={css.title}>
      <Trans>Scan your card</Trans>
    </h2>
    <p className={css.about}>
      <Trans>Change where your card works and which messages you get.</Trans>
    </p>
    <button type="button" className={css.start} onClick={onTyping}>
      <Trans>Or type your mobile number</Trans>
    </button>
  </>
);

/** Nobody can be looked up now: said before anybody types anything. */
const NoConnection = () => (
  <>
    <h2 className={css.title}>
      <Trans>There is no connection at the moment</Trans>
    </h2>
    <p className={css.about}>
      <Trans>Please come back in a while, or ask at the desk.</Trans>
    </p>
  </>
);

/** While nobody is there: what can be done, in every language at once. */
export const AttractScreen = () => {
  const { t } = useLingui();
  const store = useKioskStore();
  const languages = useShownLanguages();
  const connected = useKiosk((state) => state.view?.connected ?? true);
  return (
    <main className={css.attract}>
      <VisuallyHidden>
        <h1>{t`Change what is yours`}</h1>
      </VisuallyHidden>
      <div className={css.card}>{connected ? <CardOutline /> : null}</div>
      <KioskNotice />
      <div className={css.languages} data-count={languages.length}>
        {languages.map((language) => (
          <InLanguage key={language} language={language} className={css.language}>
            {connected ? (
              <Invitation onTyping={() => store.setState({ language, typing: true, notice: null })} />
            ) : (
              <NoConnection />
            )}
          </InLanguage>
        ))}
      </div>
    </main>
  );
};
