import { Trans, useLingui } from '@lingui/react/macro';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { InLanguage } from '../parts/in-language.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import type { Screen } from '../state/screen-of.ts';
import { useKiosk } from '../state/store.ts';
import css from './closed-screen.module.css';

type Closed = Extract<Screen, { name: 'closed' }>['closed'];

const Sentence = ({ until }: { readonly until: number | null }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  return (
    <>
      <h2>
        <Trans>Out of service</Trans>
      </h2>
      <p>
        {until === null ? (
          <Trans>Please ask at the desk.</Trans>
        ) : (
          <Trans>
            Please ask at the desk, or come back after {absoluteTime(i18n, until, Date.now(), zone)}.
          </Trans>
        )}
      </p>
    </>
  );
};

/** Nobody is served: in every language at once, since nobody has chosen one. */
export const ClosedScreen = ({ closed }: { readonly closed: Closed }) => {
  const languages = useKiosk((state) => state.view?.languages) ?? [];
  return (
    <ScreenFrame title={<Trans>Out of service</Trans>}>
      {languages.map((language) => (
        <InLanguage key={language} language={language} className={css.language}>
          <Sentence until={closed.until} />
        </InLanguage>
      ))}
    </ScreenFrame>
  );
};
