import { Trans, useLingui } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { screenOf } from '../state/screen-of.ts';
import { useKiosk, useKioskStore } from '../state/store.ts';
import { helpWords } from '../words/help-words.ts';
import { BigButton } from './big-button.tsx';
import { Overlay } from './overlay.tsx';

/** What can be done on the screen that is behind it. */
export const HelpDialog = () => {
  const { i18n } = useLingui();
  const store = useKioskStore();
  const screen = useKiosk(useShallow(screenOf));
  return (
    <Overlay
      role="dialog"
      title={<Trans>Help</Trans>}
      controls={
        <BigButton variant="main" onClick={() => store.setState({ help: false })}>
          <Trans>Close</Trans>
        </BigButton>
      }
    >
      <p>{i18n._(helpWords(screen))}</p>
      <p>
        <Trans>If you stop for a while, you are asked whether you are still here. Nothing is hurried.</Trans>
      </p>
      <p>
        <Trans>The staff at the desk can help you with everything that is here.</Trans>
      </p>
    </Overlay>
  );
};
