import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCalls } from '../ipc/calls-context.ts';
import { queries } from '../ipc/queries.ts';
import { AlwaysSaid } from '../ui/always-said.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { spanWords } from '../words/times.ts';
import css from './journal-notice.module.css';

/** That the wall clock was set, until the operator has read it; the next step is told anew. */
export const ClockNotice = () => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const step = useQuery(queries.info(calls)).data?.clockStep ?? null;
  const [read, setRead] = useState<number | null>(null);
  const isShown = step !== null && step.nth !== read;
  const amount = step === null ? '' : spanWords(i18n, step.byMs);
  return (
    <AlwaysSaid>
      {isShown ? (
        <Notice
          meaning="caution"
          announce="alert"
          className={css.bar}
          actions={
            <Button size="small" variant="quiet" onPress={() => setRead(step.nth)}>
              <Trans>Dismiss</Trans>
            </Button>
          }
        >
          {step.byMs < 0 ? (
            <Trans>The clock of this machine was set back by {amount}.</Trans>
          ) : (
            <Trans>The clock of this machine was set forward by {amount}.</Trans>
          )}{' '}
          <Trans>
            Waits, offers and the order of lists do not depend on it. Times on screen and on receipts do:
            check that it is right.
          </Trans>
        </Notice>
      ) : null}
    </AlwaysSaid>
  );
};
