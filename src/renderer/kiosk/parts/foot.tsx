import { Trans } from '@lingui/react/macro';
import { useActions } from '../state/kiosk-context.ts';
import { isSomebodys } from '../state/screen-of.ts';
import { useKiosk } from '../state/store.ts';
import { BigButton } from './big-button.tsx';
import css from './foot.module.css';

/** Leaving is one touch away on every screen. */
export const Foot = () => {
  const { done } = useActions();
  const isShown = useKiosk(isSomebodys);
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
