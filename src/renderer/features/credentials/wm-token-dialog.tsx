import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { TokenDialog } from './token-dialog.tsx';

/** Takes another access token for WM, and reads the open customer's preferences with it. Nothing is sent again. */
export const WmTokenDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const calls = useCalls();
  const queryClient = useQueryClient();
  return (
    <TokenDialog
      title={t`New access token for WM`}
      label={t`Access token`}
      hint={t`As WM issued it. It is kept in the keychain of this desk and is never shown again.`}
      about={t`Preferences are read with it at once. No change is sent again.`}
      maxLength={4000}
      onEnter={async (token) => {
        const entered = await calls.credentials.replaceWmToken({ token });
        await queryClient.invalidateQueries({ queryKey: queries.wmToken(calls).queryKey });
        if (entered.ok) void calls.visits.refresh({ upstream: 'wm' });
        return entered;
      }}
      onClose={onClose}
    />
  );
};
