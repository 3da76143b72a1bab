import { useLingui } from '@lingui/react/macro';
import { useDesk } from '../../app/store.ts';
import { NEEDS_LOOK } from '../../ui/page-ids.ts';
import { Panel } from '../../ui/panel.tsx';
import { useNow } from '../activity/use-now.ts';
import { NeedsLookItem } from './needs-look-item.tsx';
import css from './needs-look-panel.module.css';

/** Changes of any customer whose outcome nobody knows, and what was learned of them since. */
export const NeedsLookPanel = () => {
  const { t } = useLingui();
  const items = useDesk((desk) => desk.needsLook);
  const now = useNow(30_000);
  return (
    <div id={NEEDS_LOOK} tabIndex={-1} className={css.list}>
      <Panel title={t`Needs a look`} aside={items.length}>
        <ul aria-label={t`Changes that need a look`}>
          {items.map((item) => (
            <NeedsLookItem key={item.changeId} item={item} now={Math.max(now, item.since)} />
          ))}
        </ul>
      </Panel>
    </div>
  );
};
