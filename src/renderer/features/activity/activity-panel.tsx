import { Trans, useLingui } from '@lingui/react/macro';
import { openVisit, useDesk } from '../../app/store.ts';
import { Panel } from '../../ui/panel.tsx';
import css from './activity-list.module.css';
import { ActivityList } from './activity-list.tsx';

/** What was changed for the open customer before, by whom, and what came of it. */
export const ActivityPanel = () => {
  const { t } = useLingui();
  const visit = useDesk((desk) => openVisit(desk)?.customer.visit ?? null);
  return (
    <Panel title={t`Activity`}>
      {visit === null ? (
        <p className={css.empty}>
          <Trans>Changes of the open customer are listed here.</Trans>
        </p>
      ) : (
        <ActivityList key={visit} visit={visit} />
      )}
    </Panel>
  );
};
