import { ok, type Result } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';

/** Answers that a credential was taken. Nothing of it is in an answer. */
export const credentialHandlers = (
  giveToken: (token: string, typed: string | null) => Promise<Result<null>>,
): Pick<Handlers, 'credentials.giveToken'> => ({
  'credentials.giveToken': async ({ token, typed }) => {
    const given = await giveToken(token, typed);
    return given.ok ? ok({}) : given;
  },
});
