import { createRandom } from './random.ts';

/** Sign-in data of the three training upstreams. Plainly fake: each holds the word TRAINING. */
export interface TrainingCredentials {
  readonly airpay: { readonly token: string; readonly secretKey: string };
  /** Both ways of signing in work: the till's, and the OAuth client's. */
  readonly capillary: {
    readonly till: string;
    readonly password: string;
    readonly key: string;
    readonly secret: string;
  };
  readonly wm: { readonly clientId: string; readonly accessToken: string };
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** 2099-12-31T00:00:00Z, in seconds. */
const FAR_END = 4_102_358_400;

/** Makes the sign-in data of a seed. The access token is an unsigned JWT. */
export const makeCredentials = (seed: number): TrainingCredentials => {
  const random = createRandom(seed ^ 0x5eed);
  const fake = (name: string): string => `TRAINING-${name}-${random.digits(12)}`;
  const header = encode({ alg: 'none', typ: 'JWT' });
  const claims = encode({
    iss: 'training',
    sub: fake('wm'),
    aud: 'customers',
    iat: 1_700_000_000,
    exp: FAR_END,
  });
  return {
    airpay: { token: fake('token'), secretKey: fake('secret') },
    capillary: {
      till: `TRAINING.till.${random.digits(3)}`,
      password: fake('password'),
      key: fake('key'),
      secret: fake('oauth'),
    },
    wm: { clientId: fake('client'), accessToken: `${header}.${claims}.TRAINING` },
  };
};

/** The sign-in data of a branch that signs in to Capillary as a till. */
export const tillCredentials = ({ airpay, capillary: { till, password }, wm }: TrainingCredentials) => ({
  airpay,
  capillary: { till, password },
  wm,
});
