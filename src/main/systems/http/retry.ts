import type { HttpResult } from './call.ts';

/** How often a read is made again at most (contract: rules for all, 3). */
const MAX_RETRIES = 2;

const FIRST_PAUSE_MS = 200;

/** Failures that another try cannot mend. */
const LASTING: ReadonlySet<string> = new Set([
  'net.tls',
  'net.proxy',
  'net.redirect',
  'net.too-large',
  'net.protocol',
  'net.deadline',
]);

/** `Date.parse` alone reads a date into almost anything. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const mayPass = (result: HttpResult): boolean => {
  if (!result.ok) return !LASTING.has(result.failure.problem.code);
  const { status } = result.reply;
  return status === 408 || status === 429 || status >= 500;
};

const dateOf = (header: string | undefined): number | null =>
  header !== undefined && HTTP_DATE.test(header) ? Date.parse(header) : null;

/**
 * Milliseconds that a `Retry-After` header asks for; 0 when there is none that can be read. A date is counted from the
 * reply's own `Date`, since this machine's clock may show another time than the server's: `Infinity` where the reply
 * does not say when it was made.
 */
const retryAfterMs = (headers: Readonly<Record<string, string | undefined>>): number => {
  const header = headers['retry-after']?.trim();
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const until = dateOf(header);
  if (until === null) return 0;
  const from = dateOf(headers.date?.trim());
  return from === null ? Number.POSITIVE_INFINITY : Math.max(0, until - from);
};

/** What decides whether a read is made again. */
interface Tried {
  readonly result: HttpResult;
  /** Retries made so far. */
  readonly retries: number;
  /** What is left of the total deadline, in milliseconds. */
  readonly leftMs: number;
  /** From 0 up to but not including 1. */
  readonly random: number;
}

/** How long to wait before a read is made again, in milliseconds, or `null` when it is not. Pure. */
export const pauseBeforeRetry = ({ result, retries, leftMs, random }: Tried): number | null => {
  if (retries >= MAX_RETRIES || !mayPass(result)) return null;
  const jittered = FIRST_PAUSE_MS * 2 ** retries * (0.5 + random);
  const asked = result.ok ? retryAfterMs(result.reply.headers) : 0;
  const pause = Math.ceil(Math.max(jittered, asked));
  return pause < leftMs ? pause : null;
};
