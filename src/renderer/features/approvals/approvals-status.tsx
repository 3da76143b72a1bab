import { Plural } from '@lingui/react/macro';
import { openVisit, useDesk, useDeskStore } from '../../app/store.ts';
import { AlwaysSaid } from '../../ui/always-said.tsx';
import { Button } from '../../ui/button.tsx';
import { ApprovalMark } from '../../ui/icons.tsx';
import { approveKeys } from '../basket/apply-keys.ts';
import css from './approvals-status.module.css';
import { firstWaiting } from './first-waiting.ts';

/** How many changes wait for a second person, on every screen, and the way to them. Always there, so that it is announced. */
export const ApprovalsStatus = () => {
  const store = useDeskStore();
  const count = useDesk(({ approvals }) =>
    approvals === null ? 0 : approvals.items.length + approvals.more,
  );
  // The keys go to a line of the open visit first.
  const byKeys = useDesk((desk) => firstWaiting(openVisit(desk)?.basket ?? []) === null);
  return (
    <AlwaysSaid role="status" className={css.status}>
      {count === 0 ? null : (
        <Button
          size="small"
          className={css.button}
          icon={<ApprovalMark size={12} />}
          aria-haspopup="dialog"
          {...(byKeys ? { keys: approveKeys(navigator.userAgent) } : {})}
          onPress={() => store.setState({ dialog: { name: 'approve', changeId: null } })}
        >
          <Plural value={count} one="# change to approve" other="# changes to approve" />
        </Button>
      )}
    </AlwaysSaid>
  );
};
