import { Plural } from '@lingui/react/macro';
import { useDesk } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { UnknownMark } from '../../ui/icons.tsx';
import { NEEDS_LOOK } from './needs-look-id.ts';
import css from './needs-look-status.module.css';

const goThere = (): void => {
  const list = document.getElementById(NEEDS_LOOK);
  list?.scrollIntoView({ block: 'start' });
  (list?.querySelector('button') ?? list)?.focus();
};

/** How many changes need a look, on every screen, and the way to them. The announcer says how many. */
export const NeedsLookStatus = () => {
  const count = useDesk((desk) => desk.needsLook.length);
  return (
    <div className={css.status}>
      {count === 0 ? null : (
        <Button size="small" className={css.button} icon={<UnknownMark size={12} />} onPress={goThere}>
          <Plural value={count} one="# change needs a look" other="# changes need a look" />
        </Button>
      )}
    </div>
  );
};
