import { Trans } from '@lingui/react/macro';
import { ScreenFrame } from '../parts/screen-frame.tsx';

/** While something goes on behind the screen. */
export const MomentScreen = ({ what }: { readonly what: 'looking' | 'reading' | 'sending' }) => (
  <ScreenFrame title={<Trans>One moment, please</Trans>}>
    <p>
      {what === 'sending' ? (
        <Trans>We make the change, then look whether it is there.</Trans>
      ) : (
        <Trans>We look how it is now.</Trans>
      )}
    </p>
  </ScreenFrame>
);
