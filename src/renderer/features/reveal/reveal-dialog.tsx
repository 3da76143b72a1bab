import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ClipboardEvent, useId, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import css from './reveal-dialog.module.css';
import { useHiddenAgain } from './use-hidden-again.ts';
import { useRevealable } from './use-revealable.ts';

interface Shown {
  readonly value: string;
  /** How long it is shown, in milliseconds. */
  readonly forMs: number;
  /** How many more values this person may see in this shift. */
  readonly left: number;
}

export interface RevealDialogProps {
  /** What is meant; null: the first mobile number. */
  readonly chosen: string | null;
  readonly onClose: () => void;
}

/** What is on the screen here goes into no clipboard. */
const notCopied = (event: ClipboardEvent): void => event.preventDefault();

/** Shows one whole value for some seconds, once a reason was given. It is held here alone, and gone when this is closed. */
export const RevealDialog = ({ chosen, onClose }: RevealDialogProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const choices = useRevealable();
  const [ref, setRef] = useState(chosen ?? choices[0]?.ref ?? '');
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const meant = choices.find((one) => one.ref === ref);
  const left = useHiddenAgain(shown?.forMs ?? null, onClose);

  const reveal = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const result = await calls.visits.reveal({ ref, reason: reason.trim() });
    setBusy(false);
    // Whoever looked away meanwhile is not shown it.
    if (result.ok && document.hasFocus()) setShown(result.value);
    else if (result.ok) onClose();
    else setRefused(result.problem);
  };

  if (shown !== null)
    return (
      <Dialog title={meant?.words ?? t`Revealed`} onClose={onClose}>
        <p
          className={css.value}
          onCopy={notCopied}
          onCut={notCopied}
          onDragStart={(event) => event.preventDefault()}
        >
          <bdi>{shown.value}</bdi>
        </p>
        <p role="timer" className={css.left}>
          <Plural value={left} one="Hidden again in # second." other="Hidden again in # seconds." />{' '}
          <Plural
            value={shown.left}
            one="# more value can be revealed in this shift."
            other="# more values can be revealed in this shift."
          />
        </p>
        <DialogActions>
          <Button variant="primary" autoFocus onPress={onClose}>
            <Trans>Hide</Trans>
          </Button>
        </DialogActions>
      </Dialog>
    );

  return (
    <Dialog title={t`Reveal a value`} onClose={onClose}>
      <DialogForm
        complete={meant !== undefined && reason.trim() !== ''}
        refused={refused === null ? null : problemText(i18n, refused)}
        submitWords={t`Reveal`}
        onSubmit={() => void reveal()}
        onClose={onClose}
      >
        <Field id={`${id}-value`} label={t`Value`}>
          <select id={`${id}-value`} value={ref} onChange={(event) => setRef(event.currentTarget.value)}>
            {choices.map((choice) => (
              <option key={choice.ref} value={choice.ref}>
                {choice.words}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-reason`} label={t`Reason`} hint={t`It is recorded with your name.`}>
          <input
            id={`${id}-reason`}
            type="text"
            autoComplete="off"
            maxLength={500}
            autoFocus
            aria-describedby={`${id}-reason-hint`}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
      </DialogForm>
    </Dialog>
  );
};
