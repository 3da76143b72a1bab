import { Trans } from '@lingui/react/macro';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { Mark } from '../../ui/tag.tsx';
import css from './customer-head.module.css';

/** What each source calls the customer, where they disagree: none of them is chosen silently. */
export const NamesCompared = ({ names }: Pick<VisitView['customer'], 'names'>) => (
  <div className={css.ids}>
    <Mark meaning="caution" icon={<WarningIcon size={12} />}>
      <Trans>Sources disagree on the name</Trans>
    </Mark>
    <dl className={css.ids}>
      {names.map(({ source, name }) => (
        <div key={`${source} ${name}`} className={css.said}>
          <dt>{source}</dt>
          <dd>{name}</dd>
        </div>
      ))}
    </dl>
  </div>
);
