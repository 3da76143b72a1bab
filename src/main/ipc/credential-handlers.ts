import { ok, type Result } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { WmToken } from '../credentials/tokens/wm-token.ts';

/** Takes tokens in, and tells when WM's ends. A token that was taken in is never given out again. */
export const credentialHandlers = ({
  giveToken,
  wmToken,
}: {
  readonly giveToken: (token: string, typed: string | null) => Promise<Result<null>>;
  readonly wmToken: WmToken;
}): Pick<Handlers, 'credentials.giveToken' | 'credentials.wmToken' | 'credentials.replaceWmToken'> => ({
  'credentials.giveToken': async ({ token, typed }) => {
    const given = await giveToken(token, typed);
    return given.ok ? ok({}) : given;
  },
  'credentials.wmToken': async () => {
    const endsAt = await wmToken.endsAt();
    return endsAt.ok ? ok({ endsAt: endsAt.value }) : endsAt;
  },
  'credentials.replaceWmToken': async ({ token }) => {
    const replaced = await wmToken.replace(token);
    return replaced.ok ? ok({}) : replaced;
  },
});
