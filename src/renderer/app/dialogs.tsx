import { lazy, Suspense, useCallback } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { type OpenDialog, useDesk, useDeskStore } from './store.ts';

const LinkCardDialog = lazy(() =>
  import('../features/cards/linking/link-card-dialog.tsx').then((file) => ({ default: file.LinkCardDialog })),
);
const LabelCardDialog = lazy(() =>
  import('../features/cards/labels/label-card-dialog.tsx').then((file) => ({
    default: file.LabelCardDialog,
  })),
);
const ReplaceCardDialog = lazy(() =>
  import('../features/cards/linking/replace-card-dialog.tsx').then((file) => ({
    default: file.ReplaceCardDialog,
  })),
);
const ChangeIdentifierDialog = lazy(() =>
  import('../features/cards/identifiers/change-identifier-dialog.tsx').then((file) => ({
    default: file.ChangeIdentifierDialog,
  })),
);
const ApproveDialog = lazy(() =>
  import('../features/approvals/approve-dialog.tsx').then((file) => ({ default: file.ApproveDialog })),
);
const CardHistoryDialog = lazy(() =>
  import('../features/cards/history/card-history-dialog.tsx').then((file) => ({
    default: file.CardHistoryDialog,
  })),
);
const AddIdentifierDialog = lazy(() =>
  import('../features/cards/identifiers/add-identifier-dialog.tsx').then((file) => ({
    default: file.AddIdentifierDialog,
  })),
);
const AirpayTokenDialog = lazy(() =>
  import('../features/card-usage/airpay-token-dialog.tsx').then((file) => ({
    default: file.AirpayTokenDialog,
  })),
);
const LegendDialog = lazy(() =>
  import('./legend-dialog.tsx').then((file) => ({ default: file.LegendDialog })),
);

const ReceiptDialog = lazy(() =>
  import('../features/receipt/receipt-dialog.tsx').then((file) => ({ default: file.ReceiptDialog })),
);
const BranchActivityDialog = lazy(() =>
  import('../features/branch-activity/branch-activity-dialog.tsx').then((file) => ({
    default: file.BranchActivityDialog,
  })),
);

const AskedDialog = lazy(() =>
  import('../features/consent/asked-dialog.tsx').then((file) => ({ default: file.AskedDialog })),
);
const ConsentDialog = lazy(() =>
  import('../features/consent/consent-dialog.tsx').then((file) => ({ default: file.ConsentDialog })),
);
const SayByHandDialog = lazy(() =>
  import('../features/needs-look/say-by-hand-dialog.tsx').then((file) => ({ default: file.SayByHandDialog })),
);
const TryScannerDialog = lazy(() =>
  import('../features/scanner/try/try-scanner-dialog.tsx').then((file) => ({
    default: file.TryScannerDialog,
  })),
);
const RevealDialog = lazy(() =>
  import('../features/reveal/reveal-dialog.tsx').then((file) => ({ default: file.RevealDialog })),
);
const ShiftDialog = lazy(() =>
  import('../features/shift/shift-dialog.tsx').then((file) => ({ default: file.ShiftDialog })),
);
const CredentialsDialog = lazy(() =>
  import('../features/credentials/credentials-dialog.tsx').then((file) => ({
    default: file.CredentialsDialog,
  })),
);
const WmTokenDialog = lazy(() =>
  import('../features/credentials/wm-token-dialog.tsx').then((file) => ({ default: file.WmTokenDialog })),
);
const SetPinDialog = lazy(() =>
  import('../features/operators/set-pin-dialog.tsx').then((file) => ({ default: file.SetPinDialog })),
);

const dialogOf = (dialog: OpenDialog, onClose: () => void) => {
  switch (dialog.name) {
    case 'link-card':
      return <LinkCardDialog onClose={onClose} />;
    case 'label-card':
      return <LabelCardDialog card={dialog.card} purpose={dialog.purpose} onClose={onClose} />;
    case 'replace-card':
      return <ReplaceCardDialog card={dialog.card} onClose={onClose} />;
    case 'change-identifier':
      return <ChangeIdentifierDialog identifier={dialog.identifier} onClose={onClose} />;
    case 'approve':
      return <ApproveDialog changeId={dialog.changeId} onClose={onClose} />;
    case 'say-by-hand':
      return <SayByHandDialog changeId={dialog.changeId} onClose={onClose} />;
    case 'card-history':
      return <CardHistoryDialog card={dialog.card} onClose={onClose} />;
    case 'add-identifier':
      return <AddIdentifierDialog onClose={onClose} />;
    case 'airpay-token':
      return <AirpayTokenDialog offer={dialog.offer} typed={dialog.typed} onClose={onClose} />;
    case 'legend':
      return <LegendDialog onClose={onClose} />;
    case 'try-scanner':
      return <TryScannerDialog onClose={onClose} />;
    case 'receipt':
      return <ReceiptDialog receipt={dialog.receipt} onClose={onClose} />;
    case 'branch-activity':
      return <BranchActivityDialog onClose={onClose} />;
    case 'asked':
      return <AskedDialog onClose={onClose} />;
    case 'consent':
      return <ConsentDialog changeId={dialog.changeId} onClose={onClose} />;
    case 'shift':
      return <ShiftDialog onClose={onClose} />;
    case 'credentials':
      return <CredentialsDialog onClose={onClose} />;
    case 'wm-token':
      return <WmTokenDialog onClose={onClose} />;
    case 'reveal':
      return <RevealDialog chosen={dialog.chosen} onClose={onClose} />;
    case 'set-pin':
      return <SetPinDialog onClose={onClose} />;
    default:
      return assertNever(dialog);
  }
};

/** The dialog that is open; its code is read when it is first opened. */
export const Dialogs = () => {
  const store = useDeskStore();
  const dialog = useDesk((desk) => desk.dialog);
  const onClose = useCallback(() => store.setState({ dialog: null }), [store]);
  if (dialog === null) return null;
  return <Suspense fallback={null}>{dialogOf(dialog, onClose)}</Suspense>;
};
