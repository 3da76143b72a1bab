import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { openVisit, useDesk } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { TokenDialog } from '../credentials/token-dialog.tsx';
import type { TokenOfferKind } from './token-offer-of.ts';

interface AirpayTokenDialogProps {
  readonly offer: TokenOfferKind;
  /** The id that was typed and is to be shown with the token; null where the customer's own is known. */
  readonly typed: string | null;
  readonly onClose: () => void;
}

/** Takes an airpay token and hands it to the main process. It is nowhere but in this field, and gone with it. */
export const AirpayTokenDialog = ({ offer, typed, onClose }: AirpayTokenDialogProps) => {
  const { t } = useLingui();
  const calls = useCalls();
  const shared = useQuery(queries.info(calls)).data?.airpayToken.scope === 'shared';
  const name = useDesk((desk) => openVisit(desk)?.customer.name ?? '');
  return (
    <TokenDialog
      title={offer === 'enter' ? t`Enter the airpay token` : t`Replace the airpay token`}
      label={t`airpay token`}
      about={
        shared
          ? t`It takes the place of the token in the keychain of this desk, for every customer.`
          : t`It is used for ${name} alone, and forgotten after 30 minutes, or when this customer is closed.`
      }
      maxLength={2400}
      onEnter={(token) => calls.credentials.giveToken({ token, typed })}
      onClose={onClose}
    />
  );
};
