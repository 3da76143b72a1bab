import { Trans } from '@lingui/react/macro';
import { useKioskStore } from '../state/store.ts';
import { BigButton } from './big-button.tsx';
import { Overlay } from './overlay.tsx';

/** Asked once, before anything of the customer's is read aloud. */
export const WhoHears = () => {
  const { setState } = useKioskStore();
  return (
    <Overlay
      role="dialog"
      title={<Trans>Speak aloud here?</Trans>}
      controls={
        <>
          <BigButton onClick={() => setState({ heardBy: 'them' })}>
            <Trans>Only I hear it, with headphones</Trans>
          </BigButton>
          <BigButton onClick={() => setState({ heardBy: 'anybody' })}>
            <Trans>Yes, speak aloud</Trans>
          </BigButton>
          <BigButton onClick={() => setState({ heardBy: 'public' })}>
            <Trans>No, say nothing of mine</Trans>
          </BigButton>
        </>
      }
    >
      <p>
        <Trans>What comes next is yours alone. Others may hear it too.</Trans>
      </p>
    </Overlay>
  );
};
