import { Trans, useLingui } from '@lingui/react/macro';
import { OutcomeLegend } from '../features/basket/legend.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import css from './legend-dialog.module.css';
import { useDeskStore } from './store.ts';

/** Teaches the marks once: what each says was and was not changed. */
export const LegendDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const store = useDeskStore();
  return (
    <Dialog title={t`What the marks mean`} width="wide" onClose={onClose}>
      <OutcomeLegend />
      <p className={css.keys}>
        <Trans>
          Keys: / finds a customer, F6 goes to the next panel, Ctrl+Enter applies, Ctrl+Z outside text fields
          takes the last change back, Ctrl+P prints the receipt. On a Mac use Command for Ctrl.
        </Trans>
      </p>
      <DialogActions>
        <Button onPress={() => store.setState({ dialog: { name: 'try-scanner' } })}>
          <Trans>Try a scanner</Trans>
        </Button>
        <Button variant="primary" autoFocus onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
};
