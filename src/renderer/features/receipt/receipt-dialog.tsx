import { I18nProvider } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import type { ReceiptView } from '../../../shared/ipc/receipt.ts';
import { Button } from '../../ui/button.tsx';
import { Paper, WholeWindow } from '../../ui/whole-window.tsx';
import { HowPrinted } from './how-printed.tsx';
import { languagesBeside, messagesOf } from './languages.ts';
import css from './receipt-dialog.module.css';
import { ReceiptPaper } from './receipt-paper.tsx';
import { usePrint } from './use-print.ts';

interface ReceiptDialogProps {
  readonly receipt: ReceiptView;
  readonly onClose: () => void;
}

/** The receipt as it will be printed, in the language that the customer reads. On paper it stands alone. */
export const ReceiptDialog = ({ receipt, onClose }: ReceiptDialogProps) => {
  const { i18n: screen, t } = useLingui();
  const language = useId();
  const [locale, setLocale] = useState(screen.locale);
  const [i18n, setI18n] = useState(screen);
  const { end, print } = usePrint();
  useEffect(() => {
    let wanted = true;
    void messagesOf(locale, screen).then((messages) => {
      if (wanted) setI18n(messages);
    });
    return () => {
      wanted = false;
    };
  }, [locale, screen]);
  return (
    <WholeWindow
      title={t`Receipt of this visit`}
      onClose={onClose}
      bar={
        <>
          <label htmlFor={language} className={css.label}>
            <Trans>Language</Trans>
          </label>
          <select
            id={language}
            className={css.language}
            value={locale}
            onChange={(event) => setLocale(event.target.value)}
          >
            {languagesBeside(screen.locale).map((each) => (
              <option key={each.locale} value={each.locale} lang={each.locale}>
                {each.name}
              </option>
            ))}
          </select>
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
