import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { Taken } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { identifierTypeName } from '../../words/identifier-names.ts';
import { problemWords } from '../../words/problems.ts';
import css from './find-help.module.css';
import { notUnderstood } from './not-understood.ts';
import { TakenForButton } from './taken-for.tsx';
import { useSearch } from './use-search.ts';

interface HelpProps {
  readonly title: string;
  readonly text: string;
  readonly again?: boolean;
  /** Whether a scanner sent the text. */
  readonly scanned?: boolean;
  readonly taken?: Taken | null;
  readonly children: ReactNode;
}

const Help = ({ title, text, again, scanned = false, taken = null, children }: HelpProps) => {
  const { search, searchScanned, searchAs, close } = useSearch();
  const onAgain = (): void => {
    if (taken !== null) searchAs(taken);
    else if (scanned) searchScanned(text);
    else search(text);
  };
  return (
    <div role="alert" className={css.help}>
      <p className={css.title}>{title}</p>
      {children}
      <div className={css.actions}>
        {taken === null ? null : <TakenForButton taken={taken} className={css.taken} />}
        {again ? (
          <Button size="small" onPress={onAgain}>
            <Trans>Try again</Trans>
          </Button>
        ) : null}
        <Button size="small" variant="quiet" onPress={close}>
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

/** Nobody is known by this: what it was taken for, and what to try. */
export const NobodyFound = ({ taken }: { readonly taken: Taken }) => {
  const { t } = useLingui();
  const { text } = taken;
  return (
    <Help title={t`Nobody found`} text={text} taken={taken}>
      <Typed text={text} />
      <p>
        <Trans>
          Check it with the customer. Try another number or address, or the first letters of the name.
        </Trans>
      </p>
    </Help>
  );
};

const CAN_TRY_AGAIN: readonly string[] = ['net', 'reply', 'upstream', 'credentials', 'internal'];

/** A record that was merged away stays so. */
const canTryAgain = (code: string): boolean =>
  code !== 'upstream.merged' && CAN_TRY_AGAIN.includes(code.split('.')[0] ?? '');

interface FindFailedProps {
  readonly text: string;
  /** Whether a scanner sent the text. */
  readonly scanned?: boolean;
  readonly problem: Problem;
  /** What the operator chose to take the text for. */
  readonly chosen: Taken | null;
}

/** The text is nothing to look for, or nobody could be asked. */
export const FindFailed = ({ text, scanned = false, problem, chosen }: FindFailedProps) => {
  const { t, i18n } = useLingui();
  const { what, next, facts } = problemWords(i18n, problem);
  if (problem.code === 'find.not-an-identifier') {
    const taken = notUnderstood(i18n, problem.data.understood);
    const type = chosen?.as == null ? null : identifierTypeName(i18n, chosen.as);
    return (
      <Help
        title={type === null ? t`Not a mobile, e-mail, card or id` : t`It cannot be taken for this: ${type}`}
        text={text}
        taken={chosen}
      >
        <Typed text={text} />
        {taken === null ? null : <p>{taken}</p>}
        <p>{next}</p>
      </Help>
    );
  }
  return (
    <Help title={what} text={text} scanned={scanned} again={canTryAgain(problem.code)} taken={chosen}>
      {next === null ? null : <p>{next}</p>}
      {facts === null ? null : <p className={css.typed}>{facts}</p>}
    </Help>
  );
};
