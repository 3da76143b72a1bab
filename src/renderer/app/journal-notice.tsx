import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useCalls } from '../ipc/calls-context.ts';
import { queries } from '../ipc/queries.ts';
import { Notice } from '../ui/notice.tsx';
import { problemWords } from '../words/problems.ts';
import css from './journal-notice.module.css';

/** Why this desk sends nothing, told before anybody tries, for as long as it is so. */
export const JournalNotice = () => {
  const { i18n, t } = useLingui();
  const calls = useCalls();
  const unusable = useQuery(queries.info(calls)).data?.journal ?? null;
  if (unusable === null) return null;
  const { what, next } = problemWords(i18n, unusable);
  return (
    <section aria-label={t`Journal`}>
      <Notice meaning="caution" className={css.bar}>
        {what} {next}{' '}
        {unusable.code === 'journal.unavailable' ? <Trans>Customers can still be looked up.</Trans> : null}
      </Notice>
    </section>
  );
};
