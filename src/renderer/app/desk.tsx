import { useDeferredValue } from 'react';
import { ActivityPanel } from '../features/activity/activity-panel.tsx';
import { BasketPanel } from '../features/basket/basket-panel.tsx';
import { MissingNotice } from '../features/credentials/missing-notice.tsx';
import { CustomerColumn } from '../features/customer/customer-column.tsx';
import { Recents } from '../features/customer/recents.tsx';
import { NeedsLookPanel } from '../features/needs-look/needs-look-panel.tsx';
import { RoleReason } from '../features/operators/role-reason.tsx';
import { ProvisionedNotice } from '../features/provisioning/provisioned-notice.tsx';
import { HandOverNotice } from '../features/shift/hand-over-notice.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { BadEndNotice } from './bad-end-notice.tsx';
import { ClockNotice } from './clock-notice.tsx';
import css from './desk.module.css';
import { Dialogs } from './dialogs.tsx';
import { HeaderBar } from './header-bar.tsx';
import { JournalNotice } from './journal-notice.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { openVisit, useDesk } from './store.ts';

/**
 * The desk: recents, the customer, and what needs a look, the basket and the activity. Who is open is on the screen at
 * once, and the panels right after.
 */
export const DeskScreen = () => {
  const visit = useDesk((desk) => openVisit(desk)?.customer.visit ?? null);
  const complete = useDeferredValue(visit) === visit;
  const looks = useDesk((desk) => desk.needsLook.length > 0);
  const recentsShown = useDesk((desk) => desk.recentsShown);
  return (
    <div
      className={css.shell}
      data-recents={recentsShown === null ? 'auto' : recentsShown ? 'shown' : 'hidden'}
    >
      <HeaderBar />
      <JournalNotice />
      <MissingNotice />
      <ProvisionedNotice />
      <BadEndNotice />
      <ClockNotice />
      <NoticeBar />
      <HandOverNotice />
      <div className={css.columns}>
        <Recents />
        <CustomerColumn complete={complete} />
        {visit === null && !looks ? null : (
          <aside className={css.side} data-looks={looks || undefined}>
            {looks ? <NeedsLookPanel /> : null}
            {visit === null ? null : complete ? (
              <>
                <BasketPanel key={`basket ${visit}`} />
                <ActivityPanel key={`activity ${visit}`} />
              </>
            ) : (
              <>
                <PanelFrame />
                <PanelFrame />
              </>
            )}
          </aside>
        )}
      </div>
      <Dialogs />
      <RoleReason />
    </div>
  );
};
