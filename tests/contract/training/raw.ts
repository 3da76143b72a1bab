import { createHash, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import type { Training } from '../../../src/main/training/start.ts';

/** A reply as it came, or how the connection ended. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Whether the body came whole. */
  readonly complete: boolean;
}

/** One request by node:http alone, on a connection of its own. Rejects where no reply began. */
export const raw = (
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
  } = {},
): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: options.method ?? 'GET', headers: { ...options.headers }, agent: false },
      (reply) => {
        const chunks: Buffer[] = [];
        const done = () =>
          resolve({
            status: reply.statusCode ?? 0,
            headers: reply.headers,
            text: Buffer.concat(chunks).toString('utf8'),
            complete: reply.complete,
          });
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', done);
        reply.on('error', done);
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });

/** The code with which a connection failed. */
export const failure = async (sent: Promise<unknown>): Promise<string> => {
  try {
    await sent;
    return 'no failure';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const AIRPAY_PATH = '/airpay/ms/cards/api/customer-preference';

/** A call of airpay as the contract words it, with whatever is to be different. */
export const airpay = (
  training: Training,
  fields: readonly (readonly [string, string])[],
  different: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly method?: string;
    readonly path?: string;
  } = {},
): Promise<RawReply> => {
  const { token, secretKey } = training.credentials.airpay;
  const body =
    different.body ?? fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return raw(`${training.baseUrls.airpay}${different.path ?? AIRPAY_PATH}`, {
    method: different.method ?? 'POST',
    headers: {
      token,
      checksum: sha256(fields.map(([, value]) => value).join('') + secretKey),
      'content-type': 'application/x-www-form-urlencoded',
      ...different.headers,
    },
    body,
  });
};

/** The Basic header of the till. */
export const basic = (training: Training): Readonly<Record<string, string>> => {
  const { till, password } = training.credentials.capillary;
  const digest = createHash('md5').update(password).digest('hex');
  return { authorization: `Basic ${Buffer.from(`${till}:${digest}`).toString('base64')}` };
};

/** A call of Capillary signed in as the till. */
export const capillary = (
  training: Training,
  method: string,
  path: string,
  body?: unknown,
): Promise<RawReply> =>
  raw(`${training.baseUrls.capillary}${path}`, {
    method,
    headers: { ...basic(training), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** The headers that WM demands. */
export const wmHeaders = (training: Training): Readonly<Record<string, string>> => ({
  'Request-Tracking-Id': randomUUID(),
  Authorization: `Bearer ${training.credentials.wm.accessToken}`,
  ClientId: training.credentials.wm.clientId,
});

/** A call of WM as the contract words it, with whatever is to be different. */
export const wm = (
  training: Training,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawReply> =>
  raw(`${training.baseUrls.wm}${path}`, {
    method,
    headers: {
      ...wmHeaders(training),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

/** The first person with this tag. */
export const tagged = (training: Training, tag: string): TrainingPerson => {
  const found = training.people.find((person) => person.tags.includes(tag));
  if (found === undefined) throw new Error(`Nobody is tagged ${tag}`);
  return found;
};

/** The number of the first unlinked card with this tag. */
export const freeCard = (training: Training, tag: string, seriesId?: number): string => {
  const found = training.unlinkedCards.find(
    (card) => card.tags.includes(tag) && (seriesId === undefined || card.seriesId === seriesId),
  );
  if (found === undefined) throw new Error(`No unlinked card is tagged ${tag}`);
  return found.number;
};

/** The error codes of a reply of Capillary. */
export const codes = (reply: RawReply): readonly number[] => {
  const body = JSON.parse(reply.text);
  return (body.errors ?? []).map((error: { code: number }) => error.code);
};
