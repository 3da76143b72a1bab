import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import css from './stage-form.module.css';
import type { Staging } from './use-staging.ts';

export interface StageFormProps {
  readonly staging: Staging;
  /** Whether everything that is needed is there. */
  readonly complete: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The form of a dialog that ends in the basket; Enter in a field puts it there. */
export const StageForm = ({ staging, complete, onSubmit, onClose, children }: StageFormProps) => {
  const { i18n } = useLingui();
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onSubmit();
      }}
    >
      {children}
      {staging.refused === null ? null : (
        <Notice meaning="danger" announce="alert">
          {problemText(i18n, staging.refused)}
        </Notice>
      )}
      <DialogActions>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isDisabled={!complete} isPending={staging.busy}>
          <Trans>Add to basket</Trans>
        </Button>
      </DialogActions>
    </form>
  );
};
