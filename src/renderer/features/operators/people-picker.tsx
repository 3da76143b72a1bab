import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { OperatorsView } from '../../../shared/ipc/operators.ts';
import { cx } from '../../ui/cx.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { findPeople } from './find-people.ts';
import { Initials } from './initials.tsx';
import css from './people-picker.module.css';

interface PeoplePickerProps {
  readonly people: OperatorsView['people'];
  /** Id of the person whose PIN is asked for; `null`: nobody is picked. */
  readonly picked: string | null;
  readonly onPick: (id: string) => void;
}

/** More people than these are searched. */
const SEARCHED_FROM = 13;

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

const takeFocus = (element: HTMLElement | null): void => element?.focus();

/** Everybody who can sign in. The arrows go from one to the next; where there are many, typing finds one. */
export const PeoplePicker = ({ people, picked, onPick }: PeoplePickerProps) => {
  const { t } = useLingui();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [stop, setStop] = useState(picked);
  const isSearched = people.length >= SEARCHED_FROM;
  const shown = isSearched ? findPeople(people, typed) : people;
  const tabStop = shown.some((person) => person.id === stop) ? stop : (shown[0]?.id ?? null);

  const go = (key: string, event: KeyboardEvent): void => {
    const step = STEPS[key];
    const buttons: readonly Element[] = [...(list.current?.querySelectorAll('button') ?? [])];
    const { activeElement } = document;
    if (step === undefined || buttons.length === 0) return;
    const at = activeElement === null ? -1 : buttons.indexOf(activeElement);
    const next = buttons[at === -1 ? 0 : step(at, buttons.length - 1)];
    event.preventDefault();
    if (next instanceof HTMLElement) next.focus();
  };

  return (
    <section aria-labelledby={`${id}-title`} className={css.picker}>
      <h2 id={`${id}-title`} className={css.title}>
        <Trans>People</Trans>
      </h2>
      {isSearched ? (
        <div className={css.box}>
          <SearchIcon />
          <input
            type="search"
            className={css.input}
            aria-label={t`Find a person`}
            placeholder={t`Find a person: name or id`}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            value={typed}
            ref={picked === null ? takeFocus : null}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              const [first, ...others] = shown;
              if (event.key === 'ArrowDown') go(event.key, event);
              else if (event.key === 'Enter' && first !== undefined && others.length === 0) onPick(first.id);
            }}
          />
          <VisuallyHidden>
            <span role="status">
              {typed === '' ? '' : plural(shown.length, { one: '# person fits', other: '# people fit' })}
            </span>
          </VisuallyHidden>
        </div>
      ) : null}
      {shown.length === 0 ? (
        <p className={css.none}>
          <Trans>Nobody on the list has this name or id.</Trans>
        </p>
      ) : (
        <ul
          ref={list}
          aria-label={t`People`}
          className={css.people}
          onKeyDown={(event) => go(event.key, event)}
        >
          {shown.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                tabIndex={person.id === tabStop ? 0 : -1}
                aria-pressed={person.id === picked}
                className={cx(css.person, person.id === picked && css.picked)}
                ref={!isSearched && picked === null && person === shown[0] ? takeFocus : null}
                onFocus={() => setStop(person.id)}
                onClick={() => onPick(person.id)}
              >
                <Initials name={person.name} />
                <span className={css.name}>{person.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
