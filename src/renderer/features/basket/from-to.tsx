import { Trans } from '@lingui/react/macro';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import css from './from-to.module.css';

interface FromToProps {
  readonly before: string;
  readonly after: string;
}

/** Old → new; nothing for a change that this version cannot read. */
export const FromTo = ({ before, after }: FromToProps) =>
  before === '' && after === '' ? null : (
    <span className={css.change}>
      <span className={css.before}>{before}</span>
      <span aria-hidden="true" className={css.arrow}>
        →
      </span>
      <VisuallyHidden>
        <Trans>changes to</Trans>
      </VisuallyHidden>{' '}
      <span className={css.after}>{after}</span>
    </span>
  );
