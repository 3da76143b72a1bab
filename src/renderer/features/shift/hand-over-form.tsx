import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import css from './hand-over-form.module.css';

/** Leaves the desk to the next person, with a note. */
export const HandOverForm = () => {
  const { i18n, t } = useLingui();
  const calls = useCalls();
  const id = useId();
  const [note, setNote] = useState('');
  const [isDone, setDone] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const handOver = async (): Promise<void> => {
    if (busy || note.trim() === '') return;
    setBusy(true);
    const result = await calls.shift.handOver({ note: note.trim() });
    setBusy(false);
    setDone(result.ok);
    setRefused(result.ok ? null : result.problem);
    if (result.ok) setNote('');
  };

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void handOver();
      }}
    >
      <Field
        id={`${id}-note`}
        label={t`Note for the next person`}
        hint={t`Whoever signs in here next sees it, with your name and what still needs a look.`}
      >
        <input
          id={`${id}-note`}
          type="text"
          autoComplete="off"
          maxLength={500}
          aria-describedby={`${id}-note-hint`}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            setDone(false);
          }}
        />
      </Field>
      {refused === null ? null : (
        <Notice meaning="danger" announce="alert">
          {problemText(i18n, refused)}
        </Notice>
      )}
      <div className={css.end}>
        <Button type="submit" isDisabled={note.trim() === ''} isPending={busy}>
          <Trans>Hand over</Trans>
        </Button>
        <span role="status">{isDone ? <Trans>Handed over. Lock the desk or sign out.</Trans> : null}</span>
      </div>
    </form>
  );
};
