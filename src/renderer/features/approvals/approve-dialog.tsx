import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useState } from 'react';
import { useDesk } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { WaitingItem } from './field-difference.ts';
import { WaitingDetails } from './waiting-details.tsx';
import { WaitingList } from './waiting-list.tsx';

interface ApproveDialogProps {
  /** Null: whatever waits, one after another. */
  readonly changeId: string | null;
  readonly onClose: () => void;
}

const OneChange = ({
  item,
  onDecided,
  onClose,
}: {
  readonly item: WaitingItem;
  readonly onDecided: () => void;
  readonly onClose: () => void;
}) => {
  const calls = useCalls();
  const { changeId } = item;
  const [seen, setSeen] = useState<string | null>(null);
  const [looks, setLooks] = useState(0);
  const look = useCallback(() => setLooks((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further look is one more of the same
  useEffect(() => {
    let isOver = false;
    setSeen(null);
    void calls.approvals.look({ changeId }).then((looked) => {
      if (!isOver && looked.ok) setSeen(looked.value.shown);
    });
    return () => {
      isOver = true;
    };
  }, [calls, changeId, looks]);
  return (
    <DecisionForm {...{ item, seen, onDecided, onClose }} onLook={look}>
      <WaitingDetails item={item} />
    </DecisionForm>
  );
};

/** A second person looks at what was asked for and at what is there now, and agrees or declines with their PIN. */
export const ApproveDialog = ({ changeId, onClose }: ApproveDialogProps) => {
  const { t } = useLingui();
  const approvals = useDesk((desk) => desk.approvals);
  const items = approvals?.items ?? [];
  const [chosen, setChosen] = useState(changeId ?? items[0]?.changeId ?? null);
  const item = items.find((one) => one.changeId === chosen) ?? null;
  const isInbox = changeId === null;
  const next = (): void => {
    const other = items.find((one) => one.changeId !== chosen);
    if (!isInbox || other === undefined) onClose();
    else setChosen(other.changeId);
  };
  return (
    <Dialog title={t`Approve a change`} width="wide" onClose={onClose}>
      {isInbox && items.length > 1 ? (
        <WaitingList {...{ items, chosen }} more={approvals?.more ?? 0} onChoose={setChosen} />
      ) : null}
      {item === null ? (
        <>
          <p role="status">
            <Trans>This change no longer waits for approval.</Trans>
          </p>
          <DialogActions>
            <Button onPress={onClose}>
              <Trans>Close</Trans>
            </Button>
          </DialogActions>
        </>
      ) : (
        <OneChange key={item.changeId} item={item} onDecided={next} onClose={onClose} />
      )}
    </Dialog>
  );
};
