import { I18nProvider } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import type { ReceiptView } from '../../../shared/ipc/receipt.ts';
import { LanguageSelect } from '../../app/language-select.tsx';
import { Button } from '../../ui/button.tsx';
import { Paper, WholeWindow } from '../../ui/whole-window.tsx';
import { createI18n, readMessages } from '../../words/languages.ts';
import { HowPrinted } from './how-printed.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';
import { usePrint } from './use-print.ts';

interface ReceiptDialogProps {
  readonly receipt: ReceiptView;
  readonly onClose: () => void;
}

/** The receipt as it will be printed, in the language that the customer reads. On paper it stands alone. */
export const ReceiptDialog = ({ receipt, onClose }: ReceiptDialogProps) => {
  const { i18n: screen, t } = useLingui();
  const [i18n, setI18n] = useState(screen);
  const { end, print } = usePrint();
  const choose = async (language: Language): Promise<void> =>
    setI18n(createI18n(language, await readMessages(language, screen)));
  return (
    <WholeWindow
      title={t`Receipt of this visit`}
      onClose={onClose}
      bar={
        <>
          <LanguageSelect chosen={i18n.locale} onChoose={(language) => void choose(language)} />
          <Button onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
          <Button variant="primary" autoFocus onPress={() => void print()}>
            <Trans>Print</Trans>
          </Button>
        </>
      }
    >
      <HowPrinted end={end} />
      <Paper label={t`As it will be printed`}>
        <I18nProvider i18n={i18n}>
          <ReceiptPaper receipt={receipt} />
        </I18nProvider>
      </Paper>
    </WholeWindow>
  );
};
