import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { LONGEST_TYPED } from '../../../shared/domain/typed.ts';
import { openVisit, useDesk, useDeskStore } from '../../app/store.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { SEARCH_BOX } from '../../ui/page-ids.ts';
import { Matches } from './matches.tsx';
import css from './search-box.module.css';
import { TakenForButton } from './taken-for.tsx';
import { useSearch } from './use-search.ts';

/** The search box and, under it, what was found. */
export const SearchBox = () => {
  const { t } = useLingui();
  const store = useDeskStore();
  const typed = useDesk((desk) => desk.typed);
  const search = useDesk((desk) => desk.search);
  const taken = useDesk((desk) =>
    desk.taken?.visit === openVisit(desk)?.customer.visit ? desk.taken : null,
  );
  const actions = useSearch();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (search === null) return;
    const onPointerDown = (event: PointerEvent): void => {
      const { target } = event;
      // What the text is taken for opens beside the page, not in this place.
      if (!(target instanceof Element) || target.closest('[data-find]') !== null) return;
      if (!place.current?.contains(target)) actions.close();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [search, actions]);

  const onInputKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      actions.search(typed);
    } else if (event.key === 'ArrowDown') {
      const first = place.current?.querySelector<HTMLElement>('[role="option"]');
      if (first === null || first === undefined) return;
      event.preventDefault();
      first.focus();
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    if (store.getState().search === null) {
      store.setState({ typed: '' });
      return;
    }
    event.preventDefault();
    actions.close();
    place.current?.querySelector('input')?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the results from wherever the focus is in them
    <div ref={place} className={css.place} onKeyDown={onKeyDown}>
      <div className={css.box}>
        <SearchIcon />
        <input
          id={SEARCH_BOX}
          data-searched={search?.text === typed || undefined}
          type="search"
          className={css.input}
          aria-label={t`Find a customer`}
          placeholder={t`Find a customer: mobile, e-mail, card, id or name`}
          aria-keyshortcuts="/ Control+K"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_TYPED}
          value={typed}
          onChange={(event) => store.setState({ typed: event.currentTarget.value })}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={onInputKeyDown}
        />
        {taken === null || search !== null || typed !== '' ? null : (
          <TakenForButton taken={taken} className={css.taken} />
        )}
        <span aria-hidden="true" className={css.key}>
          /
        </span>
      </div>
      {search === null ? null : <Matches key={search.run} search={search} />}
    </div>
  );
};
