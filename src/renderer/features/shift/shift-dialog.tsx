import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useDesk } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { PrinterIcon } from '../../ui/icons.tsx';
import { Paper, WholeWindow } from '../../ui/whole-window.tsx';
import { usePrint } from '../receipt/use-print.ts';
import { BranchDay } from './branch-day.tsx';
import { MyShift } from './my-shift.tsx';
import css from './shift-dialog.module.css';
import { ShiftPrinted } from './shift-printed.tsx';
import { useSaveCsv } from './use-save-csv.ts';

/** What was done today: one's own changes, and for whoever may see it the branch's day. On paper it stands alone. */
export const ShiftDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const { end, print } = usePrint();
  const [shown, setShown] = useState<'mine' | 'branch'>('mine');
  const { saved, saveCsv } = useSaveCsv(shown);
  const mayExport = useDesk((desk) => desk.operators?.rights.includes('export') ?? false);
  const seesBranch = useDesk((desk) => desk.operators?.rights.includes('approve') ?? false);
  return (
    <WholeWindow
      title={t`My shift`}
      onClose={onClose}
      bar={
        <>
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
        </>
      }
    >
      <ShiftPrinted end={end} saved={saved} />
      <Paper label={t`What was done`} className={css.body}>
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
      </Paper>
    </WholeWindow>
  );
};
