import { ok } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { WmToken } from '../credentials/wm-token.ts';

/** Answers when WM's access token ends, and takes another one. What is taken in never comes out again. */
export const credentialHandlers = (
  wmToken: WmToken,
): Pick<Handlers, 'credentials.wmToken' | 'credentials.replaceWmToken'> => ({
  'credentials.wmToken': async () => {
    const endsAt = await wmToken.endsAt();
    return endsAt.ok ? ok({ endsAt: endsAt.value }) : endsAt;
  },
  'credentials.replaceWmToken': async ({ token }) => {
    const replaced = await wmToken.replace(token);
    return replaced.ok ? ok({}) : replaced;
  },
});
