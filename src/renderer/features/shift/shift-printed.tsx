import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import type { PrintedSoFar } from '../receipt/use-print.ts';
import css from './shift-dialog.module.css';
import type { SavedSoFar } from './use-save-csv.ts';

/** Says how printing and saving ended, and what to do where it failed. */
export const ShiftPrinted = ({ end, saved }: { readonly end: PrintedSoFar; readonly saved: SavedSoFar }) => {
  const { i18n } = useLingui();
  const failed = end !== null && 'problem' in end;
  return (
    <div className={css.end}>
      <p role="status">
        {end === null || failed ? null : end.printed ? (
          <Trans>Sent to the printer.</Trans>
        ) : (
          <Trans>Printing was called off.</Trans>
        )}
        {saved === null || 'problem' in saved ? null : saved.saved ? (
          <Trans>The file is saved.</Trans>
        ) : (
          <Trans>No file was saved.</Trans>
        )}
      </p>
      {saved !== null && 'problem' in saved ? (
        <Notice meaning="danger" announce="alert">
          {problemText(i18n, saved.problem)}
        </Notice>
      ) : null}
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
