import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../shared/domain/problem.ts';
import { optInName } from '../../words/names.ts';
import css from './three-way.module.css';

const optInOf = (value: Problem['data'][string] | undefined): 'Y' | 'N' | null =>
  value === 'Y' || value === 'N' ? value : null;

/** Whether a finding tells of a state that somebody else changed since it was shown here. */
export const isConcurrent = ({ code }: Problem): boolean =>
  code === 'communication.changed-since' || code === 'communication.changed-elsewhere';

/** What was seen, what is there now, and what is wanted, one under the other. */
export const ThreeWay = ({ problem }: { readonly problem: Problem }) => {
  const { i18n, t } = useLingui();
  const words = (value: Problem['data'][string] | undefined, otherwise: string): string => {
    const optIn = optInOf(value);
    return optIn === null ? otherwise : optInName(i18n, optIn);
  };
  const { saw, now, wanted } = problem.data;
  return (
    <dl className={css.three}>
      <dt>
        <Trans>You saw</Trans>
      </dt>
      <dd>{words(saw, t`Not there`)}</dd>
      <dt>
        <Trans>There now</Trans>
      </dt>
      <dd className={css.now}>{words(now, now === 'both' || now === 'YN' ? t`Both` : t`Not there`)}</dd>
      <dt>
        <Trans>You want</Trans>
      </dt>
      <dd>{wanted === undefined ? t`No change there` : words(wanted, '')}</dd>
    </dl>
  );
};
