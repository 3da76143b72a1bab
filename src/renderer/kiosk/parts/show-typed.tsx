import { Trans } from '@lingui/react/macro';
import { useKiosk, useKioskStore } from '../state/store.ts';
import { BigButton } from './big-button.tsx';

/** Shows what was typed as it is, for whoever wants to look at it once more. */
export const ShowTyped = () => {
  const store = useKioskStore();
  const shown = useKiosk((state) => state.shown);
  return (
    <div>
      <BigButton size="tool" aria-pressed={shown} onClick={() => store.setState({ shown: !shown })}>
        <Trans>Show the digits</Trans>
      </BigButton>
    </div>
  );
};
