import { readGetReply, readSetReply } from '../../../src/main/systems/airpay/reply.ts';
import type { HttpReply } from '../../../src/main/systems/http/call.ts';
import { readPreferences } from '../../../src/main/systems/wm/read-reply.ts';
import { judgePut } from '../../../src/main/systems/wm/write-reply.ts';
import { asXml } from '../../unit/main/systems/wm/wire.ts';
import { createRandom, pick } from '../plan/random.ts';
import { damaged } from './damage.ts';
import { airpayTree, wmTree } from './random-json.ts';
import { holds, jsonObject, supportsNo, supportsYes } from './support.ts';

/** How long one reply may take to be read, in milliseconds. A busy machine is not a hang. */
const LONGEST_MS = 2_000;

const STATUSES = [200, 200, 200, 201, 204, 304, 400, 401, 403, 404, 409, 422, 429, 500, 502] as const;
const TYPES = ['application/json', 'application/xml', 'text/xml', 'text/html', ''] as const;
const FORMATS = ['wm-json', 'wm-xml', 'airpay'] as const;
type Format = (typeof FORMATS)[number];

/** What came of a run. */
export interface FuzzFigures {
  readonly replies: number;
  /** Replies of each format, and how many of them led to a claim. */
  readonly formats: Readonly<Record<Format, { readonly replies: number; readonly claims: number }>>;
  /** What is not as it has to be; the seed and the number of a reply make it again. */
  readonly findings: readonly string[];
}

const isSuccess = (status: number): boolean => status >= 200 && status <= 299;

/** What reads WM's replies: the adapter, or what a test puts in its place. */
export interface WmReaders {
  readonly judgePut: typeof judgePut;
  readonly readPreferences: typeof readPreferences;
}

/** The claims that a reply of WM led to, and what is wrong with them. */
const ofWm = (
  reply: HttpReply,
  { judgePut, readPreferences }: WmReaders,
): { readonly claims: number; readonly wrong: readonly string[] } => {
  const { status, text } = reply;
  const put = judgePut({ ok: true, reply }, 'id-1');
  const get = readPreferences({ ok: true, reply });
  const wrong = [
    put.outcome === 'accepted' && !(isSuccess(status) && supportsYes(text)) ? 'a yes that nobody said' : null,
    put.outcome === 'rejected' && !supportsNo(text) ? 'a no that nobody said' : null,
    put.outcome === 'not-sent' ? 'a reply to what was not sent' : null,
    get.ok && get.value === null && !(status === 404 && supportsNo(text)) ? 'a customer who is gone' : null,
    get.ok && get.value !== null && !isSuccess(status) ? `preferences under ${status}` : null,
    ...(get.ok && get.value !== null
      ? get.value.categories
          .flatMap(({ channels }) => channels.flatMap(({ selections }) => selections))
          .filter((selection) => !holds(text, selection))
          .map(({ type }) => `a selection that is not there (${type.slice(0, 20)})`)
      : []),
  ].filter((found) => found !== null);
  const claims = (put.outcome === 'unknown' ? 0 : 1) + (get.ok ? 1 : 0);
  return { claims, wrong };
};

/** Whether a yes of airpay holds a no of the platform beneath it (contract: airpay, Reply). */
const takesBack = (body: ReturnType<typeof jsonObject>): boolean =>
  /"(?:success|result)":(?:false|"false")/i.test(JSON.stringify(body?.data ?? null));

const ofAirpay = (reply: HttpReply): { readonly claims: number; readonly wrong: readonly string[] } => {
  const set = readSetReply(reply);
  const get = readGetReply(reply);
  const body = jsonObject(reply.text);
  const said = String(body?.status ?? '');
  const wrong = [
    set.is === 'yes' && !(isSuccess(reply.status) && said === '200') ? 'a yes that nobody said' : null,
    set.is === 'no' && !/^4\d\d$/.test(said) && !takesBack(body) ? 'a no that nobody said' : null,
    set.is === 'yes' && takesBack(body) ? 'a yes that was taken back' : null,
    get.ok && !(isSuccess(reply.status) && said === '200') ? 'card usage that nobody told' : null,
  ].filter((found) => found !== null);
  return { claims: (set.is === 'open' ? 0 : 1) + (get.ok ? 1 : 0), wrong };
};

const textOf = (random: () => number, format: Format): string => {
  switch (format) {
    case 'wm-json':
      return JSON.stringify(wmTree(random));
    case 'wm-xml':
      return `<?xml version="1.0"?>${asXml('response', wmTree(random))}`;
    case 'airpay':
      return JSON.stringify(airpayTree(random));
  }
};

/** How long it takes, in milliseconds. A machine that stalled once has not stalled for the same reply again. */
const lasts = (read: () => unknown): number => {
  const begun = performance.now();
  read();
  return performance.now() - begun;
};

/** Reads so many replies of every format. The same seed gives the same replies. */
export const runFuzz = ({
  seed,
  replies,
  wm = { judgePut, readPreferences },
}: {
  readonly seed: number;
  readonly replies: number;
  readonly wm?: WmReaders;
}): FuzzFigures => {
  const random = createRandom(seed);
  const findings: string[] = [];
  const formats = Object.fromEntries(FORMATS.map((format) => [format, { replies: 0, claims: 0 }])) as Record<
    Format,
    { replies: number; claims: number }
  >;
  for (let number = 0; number < replies; number += 1) {
    const format = pick(random, FORMATS);
    const status = pick(random, STATUSES);
    const headers = { 'content-type': pick(random, TYPES) };
    const reply: HttpReply = { status, headers, text: damaged(random, textOf(random, format)) };
    const note = (what: string): void =>
      void findings.push(`seed ${seed}, reply ${number} (${format}): ${what}`);
    const read = () => (format === 'airpay' ? ofAirpay(reply) : ofWm(reply, wm));
    try {
      const begun = performance.now();
      const { claims, wrong } = read();
      if (performance.now() - begun > LONGEST_MS && lasts(read) > LONGEST_MS) note('took too long');
      formats[format].claims += claims;
      for (const what of wrong) note(what);
    } catch (error) {
      note(`threw ${error instanceof Error ? error.message : 'something'}`);
    }
    formats[format].replies += 1;
  }
  return { replies, formats, findings };
};
