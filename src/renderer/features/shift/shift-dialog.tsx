import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useDesk } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { PrinterIcon } from '../../ui/icons.tsx';
import { useScrollStop } from '../../ui/use-scroll-stop.ts';
import { usePrint } from '../receipt/use-print.ts';
import { BranchDay } from './branch-day.tsx';
import { MyShift } from './my-shift.tsx';
import css from './shift-dialog.module.css';
import { ShiftPrinted } from './shift-printed.tsx';
import { useSaveCsv } from './use-save-csv.ts';

/** What was done today: one's own changes, and for whoever may see it the branch's day. On paper it stands alone. */
export const ShiftDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const body = useRef<HTMLDivElement>(null);
  const tabIndex = useScrollStop(body);
  const { end, print } = usePrint();
  const [shown, setShown] = useState<'mine' | 'branch'>('mine');
  const { saved, saveCsv } = useSaveCsv(shown);
  const mayExport = useDesk((desk) => desk.operators?.rights.includes('export') ?? false);
  const seesBranch = useDesk((desk) => desk.operators?.rights.includes('approve') ?? false);
  return (
    <ModalOverlay
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={css.overlay ?? ''}
    >
      <Modal className={css.modal ?? ''}>
        <Dialog className={css.dialog ?? ''}>
          <div className={css.bar}>
            <Heading slot="title" level={2} className={css.title ?? ''}>
              <Trans>My shift</Trans>
            </Heading>
            <Button icon={<PrinterIcon />} onPress={() => void print()}>
              <Trans>Print</Trans>
            </Button>
            {mayExport ? (
              <Button onPress={() => void saveCsv()}>
                <Trans>Save as CSV…</Trans>
              </Button>
            ) : null}
            <Button autoFocus onPress={onClose}>
              <Trans>Close</Trans>
            </Button>
          </div>
          <ShiftPrinted end={end} saved={saved} />
          <div className={css.body} ref={body} tabIndex={tabIndex}>
            {seesBranch ? (
              <Tabs
                className={css.tabs ?? ''}
                selectedKey={shown}
                onSelectionChange={(key) => setShown(key === 'branch' ? 'branch' : 'mine')}
              >
                <TabList className={css.tabList ?? ''} aria-label={t`Whose changes`}>
                  <Tab id="mine" className={css.tab ?? ''}>
                    <Trans>My changes</Trans>
                  </Tab>
                  <Tab id="branch" className={css.tab ?? ''}>
                    <Trans>The branch today</Trans>
                  </Tab>
                </TabList>
                <TabPanel id="mine" className={css.panel ?? ''}>
                  <MyShift />
                </TabPanel>
                <TabPanel id="branch" className={css.panel ?? ''}>
                  <BranchDay />
                </TabPanel>
              </Tabs>
            ) : (
              <MyShift />
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
