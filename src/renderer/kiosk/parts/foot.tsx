import { Trans } from '@lingui/react/macro';
import { useActions } from '../state/kiosk-context.ts';
import { isSomebodys, screenOf } from '../state/screen-of.ts';
import { useKiosk } from '../state/store.ts';
import { BigButton } from './big-button.tsx';
import css from './foot.module.css';

/** Leaving is one touch away on every screen. */
export const Foot = () => {
  const { done } = useActions();
  // What came of a change asks for it in its own words.
  const isShown = useKiosk((state) => isSomebodys(state) && screenOf(state).name !== 'result');
  return (
    <footer className={css.foot}>
      {isShown ? (
        <BigButton size="tool" onClick={done}>
          <Trans>I am done</Trans>
        </BigButton>
      ) : null}
    </footer>
  );
};
