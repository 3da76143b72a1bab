import { Plural } from '@lingui/react/macro';
import { useDesk } from '../../app/store.ts';
import { AlwaysSaid } from '../../ui/always-said.tsx';
import { Button } from '../../ui/button.tsx';
import { UnknownMark } from '../../ui/icons.tsx';
import { NEEDS_LOOK } from '../../ui/page-ids.ts';
import css from './needs-look-status.module.css';

const goThere = (): void => {
  const list = document.getElementById(NEEDS_LOOK);
  list?.scrollIntoView({ block: 'start' });
  (list?.querySelector('button') ?? list)?.focus();
};

/** How many changes need a look, on every screen, and the way to them. Always there, so that it is announced. */
export const NeedsLookStatus = () => {
  const count = useDesk((desk) => desk.needsLook.length);
  return (
    <AlwaysSaid role="status" className={css.status}>
      {count === 0 ? null : (
        <Button size="small" className={css.button} icon={<UnknownMark size={12} />} onPress={goThere}>
          <Plural value={count} one="# change needs a look" other="# changes need a look" />
        </Button>
      )}
    </AlwaysSaid>
  );
};
