import { Trans } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import type { PrintedSoFar } from '../receipt/use-print.ts';
import css from './shift-dialog.module.css';

/** Says how printing ended, and what to do where it failed. */
export const ShiftPrinted = ({ end }: { readonly end: PrintedSoFar }) => {
  const failed = end !== null && 'problem' in end;
  return (
    <div className={css.end}>
      <p role="status">
        {end === null || failed ? null : end.printed ? (
          <Trans>Sent to the printer.</Trans>
        ) : (
          <Trans>Printing was called off.</Trans>
        )}
      </p>
      {failed ? (
        <Notice meaning="danger" announce="alert">
          <Trans>
            It was not printed. Look whether the printer is on and has paper, then press Print again. If it
            goes on, tell IT.
          </Trans>
        </Notice>
      ) : null}
    </div>
  );
};
