import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import css from './how-printed.module.css';
import type { PrintedSoFar } from './use-print.ts';

const Failed = ({ problem }: Extract<PrintedSoFar, { readonly problem: unknown }>) => {
  const { i18n } = useLingui();
  return (
    <Notice meaning="danger" announce="alert" className={css.failed}>
      {problemText(i18n, problem)}
    </Notice>
  );
};

/** Says how printing ended, and what to do where it failed. */
export const HowPrinted = ({ end }: { readonly end: PrintedSoFar }) => (
  <div className={css.end}>
    <p role="status" className={css.printed}>
      {end === null || 'problem' in end ? null : end.printed ? (
        <Trans>Sent to the printer.</Trans>
      ) : (
        <Trans>Printing was called off.</Trans>
      )}
    </p>
    {end !== null && 'problem' in end ? <Failed problem={end.problem} /> : null}
  </div>
);
