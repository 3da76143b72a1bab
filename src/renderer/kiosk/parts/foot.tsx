import { Trans } from '@lingui/react/macro';
import { cx } from '../../ui/cx.ts';
import { useActions } from '../state/kiosk-context.ts';
import { isSomebodys, screenOf } from '../state/screen-of.ts';
import { useKiosk } from '../state/store.ts';
import { BigButton } from './big-button.tsx';
import css from './foot.module.css';

/** Screens that lead on in their own words. */
const OWN_WAY: readonly string[] = ['result', 'staff'];

/** Leaving is one touch away on every screen. In training every screen says that nothing is real. */
export const Foot = ({ isTraining }: { readonly isTraining: boolean }) => {
  const { done } = useActions();
  const isStaff = useKiosk((state) => state.staff);
  const isShown = useKiosk((state) => isSomebodys(state) && !OWN_WAY.includes(screenOf(state).name));
  return (
    <footer className={cx(css.foot, isStaff && css.staff)}>
      {isShown ? (
        <BigButton size="tool" onClick={done}>
          <Trans>I am done</Trans>
        </BigButton>
      ) : null}
      {isTraining ? (
        <p className={css.training}>
          <Trans>Training</Trans>
        </p>
      ) : null}
    </footer>
  );
};
