import { useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../shared/domain/problem.ts';
import { problemWords } from '../../words/problems.ts';
import css from './token-needed.module.css';
import { TokenOffer } from './token-offer.tsx';

/** Nothing is wrong: airpay is asked as soon as the customer's token is here. */
export const TokenNeeded = ({ problem }: { readonly problem: Problem }) => {
  const { i18n } = useLingui();
  const { what, next } = problemWords(i18n, problem);
  return (
    <div className={css.needed}>
      <p>
        {what} {next}
      </p>
      <TokenOffer problem={problem} />
    </div>
  );
};
