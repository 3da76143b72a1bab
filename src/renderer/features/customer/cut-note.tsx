import { type ReactNode, useEffect, useState } from 'react';
import { useAct } from '../../app/use-act.ts';
import type { Calls } from '../../ipc/calls.ts';
import css from './cut-note.module.css';

interface CutNoteProps {
  readonly list: Parameters<Calls['visits']['narrow']>[0]['list'];
  /** What is searched for already. */
  readonly typed: string;
  /** What the search is called. */
  readonly label: string;
  /** How much of the list is shown. */
  readonly children: ReactNode;
}

/** How long after the last key a list is searched, in milliseconds. */
const PAUSE_MS = 80;

/** Stands over a list that is too long to be shown whole: says how much of it is shown, and searches the rest. */
export const CutNote = ({ list, typed, label, children }: CutNoteProps) => {
  const act = useAct();
  const [text, setText] = useState(typed);
  useEffect(() => {
    if (text === typed) return;
    const timer = setTimeout(() => void act((calls) => calls.visits.narrow({ list, text })), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [act, list, text, typed]);
  return (
    <div className={css.cut}>
      <p role="status">{children}</p>
      <input
        type="search"
        aria-label={label}
        className={css.search}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </div>
  );
};
