import type { Tried } from '../../shared/domain/credentials.ts';
import { ok, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { CredentialsKeeper, Hand } from '../credentials/keeper.ts';

type CredentialCall = Extract<keyof Handlers, `credentials.${string}`>;

const nothing = (result: Result<null>): Result<Record<never, never>> => (result.ok ? ok({}) : result);

/** Takes credentials in, and tells how they stand. What was taken in is never given out again. */
export const credentialHandlers = ({
  giveToken,
  wmToken,
  keeper,
  hand,
  tryNow,
}: {
  readonly giveToken: (token: string, typed: string | null) => Promise<Result<null>>;
  readonly wmToken: {
    endsAt(): Promise<Result<number | null>>;
    replace(token: string): Promise<Result<null>>;
  };
  readonly keeper: CredentialsKeeper;
  readonly hand: Hand;
  /** Reads something harmless with the credentials of a system. */
  readonly tryNow: (upstream: UpstreamName) => Promise<Result<Tried>>;
}): Pick<Handlers, CredentialCall> => ({
  'credentials.giveToken': async ({ token, typed }) => nothing(await giveToken(token, typed)),
  'credentials.wmToken': async () => {
    const endsAt = await wmToken.endsAt();
    return endsAt.ok ? ok({ endsAt: endsAt.value }) : endsAt;
  },
  'credentials.replaceWmToken': async ({ token }) => nothing(await wmToken.replace(token)),
  'credentials.missing': async () => {
    const systems = await keeper.overview();
    return ok({ systems: systems.filter(({ state }) => state === 'absent').map(({ upstream }) => upstream) });
  },
  'credentials.overview': async () => ok({ systems: await keeper.overview() }),
  'credentials.test': async ({ upstream }) => {
    const tried = await tryNow(upstream);
    return tried.ok ? ok({ tried: tried.value }) : tried;
  },
  'credentials.put': async ({ upstream, fields }) => nothing(await keeper.put(upstream, fields, hand)),
  'credentials.delete': async ({ upstream }) => nothing(await keeper.remove(upstream, hand)),
});
