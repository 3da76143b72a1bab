import { Plural, Trans } from '@lingui/react/macro';
import { useId } from 'react';
import type { ApplyView } from '../../../shared/ipc/views.ts';
import { Button } from '../../ui/button.tsx';
import { PrintReceipt } from '../receipt/print-receipt.tsx';
import { applyKeys } from './apply-keys.ts';
import css from './basket-footer.module.css';

interface BasketFooterProps {
  readonly gate: ApplyView;
  readonly clearable: boolean;
  /** Whether something of this visit can be put on a receipt. */
  readonly receipt: boolean;
  readonly onApply: () => void;
  readonly onClear: () => void;
}

const Why = ({ gate }: { readonly gate: ApplyView }) => {
  if (gate.can) return <Plural value={gate.count} one="# change to send" other="# changes to send" />;
  switch (gate.why) {
    case 'applying':
      return <Trans>Applying…</Trans>;
    case 'blocked':
      return <Trans>All that is left is blocked.</Trans>;
    case 'needs-approval':
      return <Trans>All that is left needs approval.</Trans>;
    default:
      return <Trans>Nothing left to send.</Trans>;
  }
};

/** Apply, what it would send, and why it cannot. */
export const BasketFooter = ({ gate, clearable, receipt, onApply, onClear }: BasketFooterProps) => {
  const why = useId();
  return (
    <div className={css.footer}>
      <p id={why} className={css.why}>
        <Why gate={gate} />
      </p>
      <div className={css.actions}>
        {receipt ? <PrintReceipt className={css.beside} /> : null}
        {clearable ? (
          <Button variant="plain" className={css.beside} onPress={onClear}>
            <Trans>Clear finished</Trans>
          </Button>
        ) : null}
        <Button
          variant="primary"
          className={css.apply}
          keys={applyKeys(navigator.userAgent)}
          aria-describedby={why}
          isDisabled={!gate.can}
          onPress={onApply}
        >
          <Trans>Apply</Trans>
        </Button>
      </div>
    </div>
  );
};
