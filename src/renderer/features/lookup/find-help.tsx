import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { Button } from '../../ui/button.tsx';
import { identifierTypeName } from '../../words/identifier-names.ts';
import { problemWords } from '../../words/problems.ts';
import css from './find-help.module.css';
import { notUnderstood } from './not-understood.ts';
import { useSearch } from './use-search.ts';

interface HelpProps {
  readonly title: string;
  readonly text: string;
  readonly again?: boolean;
  readonly children: ReactNode;
}

const Help = ({ title, text, again, children }: HelpProps) => {
  const { search, close } = useSearch();
  return (
    <div role="alert" className={css.help}>
      <p className={css.title}>{title}</p>
      {children}
      <div className={css.actions}>
        {again ? (
          <Button size="small" onPress={() => search(text)}>
            <Trans>Try again</Trans>
          </Button>
        ) : null}
        <Button size="small" look="quiet" onPress={close}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  );
};

const Typed = ({ text }: { readonly text: string }) => (
  <p className={css.typed}>
    <Trans>
      Typed: <q>{text}</q>
    </Trans>
  </p>
);

export interface NobodyFoundProps {
  readonly text: string;
  readonly understood: readonly string[];
}

/** Nobody is known by this: what it was taken for, and what to try. */
export const NobodyFound = ({ text, understood }: NobodyFoundProps) => {
  const { t, i18n } = useLingui();
  const types = understood.map((type) => identifierTypeName(i18n, type)).join(', ');
  return (
    <Help title={t`Nobody found`} text={text}>
      <Typed text={text} />
      {types === '' ? null : (
        <p className={css.typed}>
          <Trans>Taken for: {types}</Trans>
        </p>
      )}
      <p>
        <Trans>
          Check it with the customer. Try another number or address, or the first letters of the name.
        </Trans>
      </p>
    </Help>
  );
};

const CAN_TRY_AGAIN: readonly string[] = ['net', 'reply', 'upstream', 'credentials', 'internal'];

export interface FindFailedProps {
  readonly text: string;
  readonly problem: Problem;
}

/** The text is nothing to look for, or nobody could be asked. */
export const FindFailed = ({ text, problem }: FindFailedProps) => {
  const { t, i18n } = useLingui();
  const { what, next, facts } = problemWords(i18n, problem);
  if (problem.code === 'find.nobody') return <NobodyFound text={text} understood={[]} />;
  if (problem.code === 'find.not-an-identifier') {
    const taken = notUnderstood(i18n, problem.data.understood);
    return (
      <Help title={t`Not a mobile, e-mail, card or id`} text={text}>
        <Typed text={text} />
        {taken === null ? null : <p>{taken}</p>}
        <p>{next}</p>
      </Help>
    );
  }
  return (
    <Help title={what} text={text} again={CAN_TRY_AGAIN.includes(problem.code.split('.')[0] ?? '')}>
      {next === null ? null : <p>{next}</p>}
      {facts === null ? null : <p className={css.typed}>{facts}</p>}
    </Help>
  );
};
