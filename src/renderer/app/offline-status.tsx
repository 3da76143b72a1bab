import { useLingui } from '@lingui/react/macro';
import { AlwaysSaid } from '../ui/always-said.tsx';
import { OfflineIcon } from '../ui/icons.tsx';
import { Tag } from '../ui/tag.tsx';
import css from './offline-status.module.css';
import { useDesk } from './store.ts';

/** Always there, so that what appears in it is announced. */
export const OfflineStatus = () => {
  const { t } = useLingui();
  const offline = useDesk((desk) => desk.reachability?.offline ?? false);
  const words = t`Offline: nothing is sent`;
  return (
    <AlwaysSaid role="status" className={css.status} aria-label={offline ? words : undefined}>
      {offline ? (
        <Tag meaning="danger" icon={<OfflineIcon />} className={css.tag}>
          {words}
        </Tag>
      ) : null}
    </AlwaysSaid>
  );
};
