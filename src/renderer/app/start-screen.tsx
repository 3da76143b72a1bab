import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { RECORD_SYSTEM } from '../../shared/domain/upstream.ts';
import { useSearch } from '../features/lookup/use-search.ts';
import { useCalls } from '../ipc/calls-context.ts';
import { queries } from '../ipc/queries.ts';
import { identifierTypeName } from '../words/identifier-names.ts';
import { focusSearch } from './focus-search.ts';
import css from './start-screen.module.css';

/** Before the first customer: what to type, and in training three things to try. */
export const StartScreen = () => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const info = useQuery(queries.info(calls)).data;
  const { search } = useSearch();
  const told = info !== undefined;
  // Once at the start, again when there is something to read, and whenever the window comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that the info has come is the occasion
  useEffect(() => {
    const focus = (): void => focusSearch(document);
    focus();
    window.addEventListener('focus', focus);
    return () => window.removeEventListener('focus', focus);
  }, [told]);
  if (info === undefined) return null;
  const types = info.lookupTypes.map((type) => identifierTypeName(i18n, type));
  return (
    <div className={css.start}>
      <h1 className={css.title}>
        <Trans>No customer open</Trans>
      </h1>
      <p className={css.line}>
        <Trans>
          Press <kbd>/</kbd> and type, or scan a card anywhere.
        </Trans>
      </p>
      <ul className={css.types}>
        {types.map((type) => (
          <li key={type}>{type}</li>
        ))}
        {info.upstreams.includes(RECORD_SYSTEM) ? (
          <li>
            <Trans>First letters of a name</Trans>
          </li>
        ) : null}
      </ul>
      {info.examples.length === 0 ? null : (
        <div className={css.examples}>
          <h2 className={css.heading}>
            <Trans>Try in training</Trans>
          </h2>
          {info.examples.slice(0, 3).map(({ text, about }) => (
            <button key={text} type="button" className={css.example} onClick={() => search(text)}>
              <span className={css.text}>{text}</span>
              <span className={css.about}>{identifierTypeName(i18n, about)}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
};
