import { Trans, useLingui } from '@lingui/react/macro';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { InLanguage } from '../parts/in-language.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import type { Screen } from '../state/screen-of.ts';
import { useShownLanguages } from '../state/use-shown-languages.ts';
import css from './closed-screen.module.css';

type Closed = Extract<Screen, { name: 'closed' }>['closed'];

/** What to do now, and when it is over where that is known. */
const Sentence = ({ until }: { readonly until: number | null }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  return (
    <p>
      {until === null ? (
        <Trans>Please ask at the desk.</Trans>
      ) : (
        <Trans>
          Please ask at the desk, or come back after {absoluteTime(i18n, until, Date.now(), zone)}.
        </Trans>
      )}
    </p>
  );
};

/** Nobody is served: in every language at once, since nobody has chosen one. */
export const ClosedScreen = ({ closed }: { readonly closed: Closed }) => {
  const { i18n } = useLingui();
  const others = useShownLanguages().filter((language) => language !== i18n.locale);
  return (
    <ScreenFrame title={<Trans>Out of service</Trans>}>
      <Sentence until={closed.until} />
      {others.map((language) => (
        <InLanguage key={language} language={language} className={css.language}>
          <h2>
            <Trans>Out of service</Trans>
          </h2>
          <Sentence until={closed.until} />
        </InLanguage>
      ))}
    </ScreenFrame>
  );
};
