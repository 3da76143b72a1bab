import { Trans } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { PrinterIcon } from '../../ui/icons.tsx';
import { useReceipt } from './use-receipt.ts';

/** Makes the receipt of this visit and shows it as it will be printed. */
export const PrintReceipt = ({ className }: { readonly className?: string | undefined }) => {
  const issue = useReceipt();
  return (
    <Button className={className} icon={<PrinterIcon />} onPress={() => void issue()}>
      <Trans>Print receipt</Trans>
    </Button>
  );
};
