import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { DialogActions } from './dialog.tsx';
import css from './dialog-form.module.css';
import { intoView } from './into-view.ts';
import { Notice } from './notice.tsx';

interface DialogFormProps {
  /** Whether everything that is needed is there: until then it can be canceled alone. */
  readonly complete: boolean;
  /** Why what was asked for did not happen, where no field says it. */
  readonly refused?: string | null;
  readonly submitWords: string;
  readonly submitVariant?: 'primary' | 'danger';
  readonly className?: string | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The form of a dialog, with its buttons; Enter in a field submits it. */
export const DialogForm = ({
  complete,
  refused = null,
  submitWords,
  submitVariant = 'primary',
  className,
  onSubmit,
  onClose,
  children,
}: DialogFormProps) => (
  <form
    className={cx(css.form, className)}
    onSubmit={(event) => {
      event.preventDefault();
      if (complete) onSubmit();
    }}
  >
    {children}
    {refused === null ? null : (
      <div ref={intoView}>
        <Notice meaning="danger" announce="alert">
          {refused}
        </Notice>
      </div>
    )}
    <DialogActions>
      <Button onPress={onClose}>
        <Trans>Cancel</Trans>
      </Button>
      <Button type="submit" variant={submitVariant} isDisabled={!complete}>
        {submitWords}
      </Button>
    </DialogActions>
  </form>
);
