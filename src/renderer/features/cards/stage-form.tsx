import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { problemText } from '../../words/problems.ts';
import type { Staging } from './use-staging.ts';

interface StageFormProps {
  readonly staging: Staging;
  /** Whether everything that is needed is there. */
  readonly complete: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The form of a dialog that ends in the basket; Enter in a field puts it there. */
export const StageForm = ({ staging: { refused }, ...form }: StageFormProps) => {
  const { t, i18n } = useLingui();
  return (
    <DialogForm
      {...form}
      refused={refused === null ? null : problemText(i18n, refused)}
      submitWords={t`Add to basket`}
    />
  );
};
