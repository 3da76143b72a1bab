import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Problem, Result } from '../../../shared/domain/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import css from './token-dialog.module.css';

export interface TokenDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** What has to be known before it is entered, such as that nothing is repeated. */
  readonly about: string;
  /** Hands the token to the main process. It is dropped here, whatever comes of it. */
  readonly onEnter: (token: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

/** Takes a token of any system. It goes to the main process and never comes back: what is held can be replaced, not read. */
export const TokenDialog = ({ title, label, hint, about, onEnter, onClose }: TokenDialogProps) => {
  const { i18n } = useLingui();
  const id = useId();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const enter = async (): Promise<void> => {
    setBusy(true);
    const entered = await onEnter(token);
    setBusy(false);
    setToken('');
    if (entered.ok) onClose();
    else setRefused(entered.problem);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (token.trim() !== '' && !busy) void enter();
        }}
      >
        <p>{about}</p>
        <Field
          id={`${id}-token`}
          label={label}
          hint={hint}
          error={refused === null ? null : problemText(i18n, refused)}
        >
          <input
            autoFocus
            id={`${id}-token`}
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={4000}
            required
            aria-describedby={`${id}-token-hint`}
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
        </Field>
        <DialogActions>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isDisabled={token.trim() === '' || busy}>
            <Trans>Use this token</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
