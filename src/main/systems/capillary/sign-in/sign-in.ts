import * as v from 'valibot';
import { fail, ok, type Result } from '../../../../shared/domain/problem.ts';
import type { CapillarySettings } from '../../../../shared/systems/capillary.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { CredentialSource } from '../../../ports/credentials.ts';
import type { HttpResult } from '../../http/call.ts';
import { parseBody } from '../replies/parse-body.ts';
import { statusProblem } from '../replies/remark-problem.ts';
import { TokenReply } from '../replies/replies.ts';
import { basicAuthorization, passwordDigest } from './basic-auth.ts';
import { createTokenStore, type KeyPair, type Token } from './token-store.ts';

/** The headers that sign a call, and what to do when the upstream does not take them. */
export interface SignedHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** What must not be seen in a reply. */
  readonly secrets: readonly string[];
  /** Forgets the token, where there is one. Whether a new one can be had. */
  expire(): boolean;
}

/** Signs calls in one of the two ways. */
interface SignIn {
  /** Problems: `credentials.*`; `upstream.sign-in-failed`, `net.*` and `reply.*` where a token has to be fetched. */
  sign(): Promise<Result<SignedHeaders>>;
}

/** The call that a token is fetched by, in our words. */
export const TOKEN_CALL = 'oauth.token';

/** The token of a reply. No words of the upstream are kept: they could repeat what was sent. */
const tokenOf = (result: HttpResult): Result<Token> => {
  if (!result.ok) return { ok: false, problem: result.failure.problem };
  const { status } = result.reply;
  const at = { call: TOKEN_CALL, status };
  const body = parseBody(TOKEN_CALL, result.reply);
  if (body.ok && (body.value.errors.length > 0 || (status >= 400 && status < 500 && status !== 429))) {
    const code = body.value.errors[0]?.code ?? null;
    return fail('upstream.sign-in-failed', { upstream: 'capillary', ...at, code });
  }
  if (status < 200 || status >= 300) return { ok: false, problem: statusProblem(at) };
  if (!body.ok) return body;
  const parsed = v.safeParse(TokenReply, body.value.value);
  if (!parsed.success) return fail('reply.shape', { upstream: 'capillary', ...at, at: 'data' });
  const { accessToken, ttlSeconds } = parsed.output.data;
  return ok({ token: accessToken, ttlSeconds });
};

const attributionHeaders = (settings: CapillarySettings): Readonly<Record<string, string>> =>
  settings.attribution
    ? {
        'x-cap-api-attribution-entity-type': settings.attribution.entityType,
        'x-cap-api-attribution-entity-code': settings.attribution.entityCode,
      }
    : {};

/**
 * Makes the sign-in of the settings: Basic, or OAuth with its attribution headers (contract: capillary).
 * `askToken` makes the unsigned call that a token is fetched by. Credentials of the other kind are absent ones.
 */
export const createSignIn = ({
  settings,
  credentials,
  clock,
  askToken,
}: {
  readonly settings: CapillarySettings;
  readonly credentials: Pick<CredentialSource, 'capillary'>;
  readonly clock: Clock;
  readonly askToken: (body: string) => Promise<HttpResult>;
}): SignIn => {
  const tokens = createTokenStore({
    clock,
    fetchToken: async ({ key, secret }: KeyPair) => tokenOf(await askToken(JSON.stringify({ key, secret }))),
  });

  return {
    sign: async () => {
      const found = await credentials.capillary();
      if (!found.ok) return found;
      if (settings.auth === 'basic') {
        if (!('till' in found.value)) return fail('credentials.absent', { upstream: 'capillary' });
        const { till, password } = found.value;
        const authorization = basicAuthorization(till, password);
        const digest = passwordDigest(password);
        const secrets = [authorization.replace('Basic ', ''), `${till}:${digest}`, digest, password];
        return ok({ headers: { authorization }, secrets, expire: () => false });
      }
      if (!('key' in found.value)) return fail('credentials.absent', { upstream: 'capillary' });
      const token = await tokens.get(found.value);
      if (!token.ok) return token;
      const expire = () => {
        tokens.drop(token.value);
        return true;
      };
      return ok({
        headers: { ...attributionHeaders(settings), 'x-cap-api-oauth-token': token.value },
        secrets: [token.value, found.value.secret, found.value.key],
        expire,
      });
    },
  };
};
