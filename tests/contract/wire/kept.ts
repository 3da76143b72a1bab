import { createHash } from 'node:crypto';
import type { TrainingCredentials } from '../../../src/main/training/credentials.ts';
import type { Seen } from './world.ts';

/** What stands in the place of a secret. */
const HIDDEN = '(secret)';

/** Headers of the connection, which no adapter chooses. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set(['host', 'connection', 'content-length']);
/** Headers that are made from a secret and do not hold it. */
const MADE_FROM_SECRETS: ReadonlySet<string> = new Set(['checksum']);

/** Everything that may stand in no file: the credentials, and what a till signs in with. */
export const secretsOf = ({ airpay, capillary, wm }: TrainingCredentials): readonly string[] => {
  const digest = createHash('md5').update(capillary.password).digest('hex');
  return [
    ...[airpay, capillary, wm].flatMap((held) => Object.values(held)),
    digest,
    Buffer.from(`${capillary.till}:${digest}`).toString('base64'),
  ].sort((a, b) => b.length - a.length);
};

const bodyOf = (text: string, type: string | undefined): unknown => {
  if (text === '') return null;
  return type?.includes('json') ? JSON.parse(text) : text;
};

/** The text of a kept exchange: request and reply without secrets, and without what the connection adds. */
export const keptText = (line: string, { call, answer }: Seen, credentials: TrainingCredentials): string => {
  const headers = Object.fromEntries(
    Object.entries(call.headers)
      .filter(([name]) => !OF_THE_CONNECTION.has(name))
      .map(([name, value]) => [name, MADE_FROM_SECRETS.has(name) ? HIDDEN : value])
      .sort(([a], [b]) => String(a).localeCompare(String(b), 'en')),
  );
  const exchange = {
    call: line,
    request: {
      method: call.method,
      path: call.path,
      query: Object.fromEntries(new URLSearchParams(call.query)),
      headers,
      body: bodyOf(call.body, call.headers['content-type']),
    },
    reply: { status: answer.status, body: bodyOf(answer.text ?? '', answer.headers?.['content-type']) },
  };
  const text = secretsOf(credentials).reduce(
    (left, secret) => left.replaceAll(JSON.stringify(secret).slice(1, -1), HIDDEN),
    `${JSON.stringify(exchange, null, 2)}\n`,
  );
  // A token of OAuth is made up at each start.
  return text.replace(/TRAINING-token-[\w-]+/g, HIDDEN);
};
