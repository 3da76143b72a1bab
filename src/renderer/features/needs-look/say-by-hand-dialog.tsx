import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { FoundByHand } from '../../../shared/domain/by-hand.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import css from '../../ui/choices.module.css';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Field } from '../../ui/field.tsx';
import { foundChoices } from '../../words/by-hand.ts';
import { problemText } from '../../words/problems.ts';
import { summaryWords, wholeWords } from '../../words/summary.ts';
import { upstreamName } from '../../words/systems.ts';

interface SayByHandDialogProps {
  readonly changeId: string;
  readonly onClose: () => void;
}

/** A person says what they found who looked in the system by hand, where nothing can be read back. */
export const SayByHandDialog = ({ changeId, onClose }: SayByHandDialogProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const item = useDesk((desk) => desk.needsLook.find((one) => one.changeId === changeId));
  const [found, setFound] = useState<FoundByHand | null>(null);
  const store = useDeskStore();
  const key = `by-hand ${changeId}`;
  const note = useDesk((desk) => desk.notes[key] ?? '');
  const setNote = (text: string): void =>
    store.setState(({ notes }) => ({ notes: { ...notes, [key]: text } }));
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const words = item === undefined ? null : summaryWords(i18n, item.summary);
  const system = item?.upstream == null ? null : upstreamName(item.upstream);

  const record = async (): Promise<void> => {
    if (busy || found === null) return;
    setBusy(true);
    const result = await calls.changes.sayByHand({
      changeId,
      found,
      note: note.trim() === '' ? null : note.trim(),
    });
    setBusy(false);
    if (!result.ok) return setRefused(result.problem);
    setNote('');
    onClose();
  };

  return (
    <Dialog title={t`Say what you found`} onClose={onClose}>
      <DialogForm
        complete={found !== null}
        refused={refused === null ? null : problemText(i18n, refused)}
        submitWords={t`Record it`}
        onSubmit={() => void record()}
        onClose={onClose}
      >
        {words === null ? null : <p>{wholeWords(i18n, words)}</p>}
        <fieldset className={css.choices}>
          <legend className={css.legend}>
            {system === null ? <Trans>What you found</Trans> : <Trans>What {system} shows</Trans>}
          </legend>
          {foundChoices(i18n).map((choice, index) => (
            <label key={choice.found} className={css.choice}>
              <input
                autoFocus={index === 0}
                type="radio"
                name={`${id}-found`}
                checked={found === choice.found}
                onChange={() => setFound(choice.found)}
              />
              {choice.words}
            </label>
          ))}
        </fieldset>
        <Field id={`${id}-note`} label={t`Note`} hint={t`Optional. Where you looked, or whom you asked.`}>
          <input
            id={`${id}-note`}
            type="text"
            autoComplete="off"
            maxLength={500}
            aria-describedby={`${id}-note-hint`}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
        <p>
          <Trans>
            It is recorded with your name. The outcome stays unknown, nothing is sent, and the change leaves
            this list.
          </Trans>
        </p>
      </DialogForm>
    </Dialog>
  );
};
