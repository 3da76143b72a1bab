import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Problem, Result } from '../../../shared/domain/problem.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import { OWN_SCAN } from '../scanner/field/own-scan.ts';

interface TokenDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  /** What the operator should know before entering it, such as that nothing is sent again. */
  readonly about: string;
  /** How many characters the main process takes. */
  readonly maxLength: number;
  /** Hands the token to the main process. The screen forgets it here, even if storing it fails. */
  readonly onEnter: (token: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

/** Takes a token of any system. It goes to the main process and never comes back: what is held can be replaced, not read. */
export const TokenDialog = ({ title, label, hint, about, maxLength, onEnter, onClose }: TokenDialogProps) => {
  const { t, i18n } = useLingui();
  const id = useId();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const enter = async (): Promise<void> => {
    setBusy(true);
    const entered = await onEnter(token);
    setBusy(false);
    setToken('');
    setRefused(entered.ok ? null : entered.problem);
    if (entered.ok) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm
        complete={token.trim() !== '' && !busy}
        submitWords={t`Use this token`}
        onSubmit={() => void enter()}
        onClose={onClose}
      >
        <p>{about}</p>
        <Field id={id} label={label} hint={hint} error={refused === null ? null : problemText(i18n, refused)}>
          <input
            {...OWN_SCAN}
            autoFocus
            id={id}
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={maxLength}
            required
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            aria-invalid={refused === null ? undefined : true}
            aria-errormessage={refused === null ? undefined : `${id}-error`}
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
        </Field>
      </DialogForm>
    </Dialog>
  );
};
