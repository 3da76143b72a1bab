import type { TrainingContext } from '../context.ts';
import { isRefusal, type Refusal, refuse } from './errors.ts';
import { PLACES, samePlace, type TrainingSource } from './store.ts';

/** The query of a request: each name at most once, and none that the call does not have. */
export type Query = ReadonlyMap<string, string>;

/** Reads the query strictly. */
export const readQuery = (c: TrainingContext, allowed: readonly string[]): Query | Refusal => {
  const found = new Map<string, string>();
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (!allowed.includes(name)) return refuse(400, `the query member ${name} is not known`);
    if (found.has(name)) return refuse(400, `the query member ${name} comes twice`);
    found.set(name, value);
  }
  return found;
};

/** The place that `source` and `accountId` name. */
export const readPlace = (query: Query): TrainingSource | Refusal => {
  const source = query.get('source');
  if (source === undefined || source === '') return refuse(3217, 'the source is missing');
  const known = PLACES.filter((place) => place.source === source);
  if (known.length === 0) return refuse(3217, `there is no source ${source}`);
  const accountId = query.get('accountId') ?? null;
  if (accountId === null && known.every((place) => place.accountId !== null))
    return refuse(8045, `the source ${source} needs an account id`);
  const place = known.find((one) => samePlace(one, { source, accountId }));
  return place ?? refuse(8011, `the source ${source} has no account "${accountId}"`);
};

/** The place that a read names; null for `ALL`, which is every place (contract: capillary). */
export const readPlaces = (query: Query): TrainingSource | 'all' | Refusal =>
  query.get('source') === 'ALL' ? 'all' : readPlace(query);

/** The place where the call may name one: none named is fine. */
export const readOptionalPlace = (query: Query): TrainingSource | null | Refusal =>
  query.has('source') || query.has('accountId') ? readPlace(query) : null;

/** A whole number of the query, within bounds. */
export const readNumber = (
  query: Query,
  name: string,
  bounds: { readonly min: number; readonly max: number; readonly otherwise: number },
): number | Refusal => {
  const text = query.get(name);
  if (text === undefined) return bounds.otherwise;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= bounds.min && number <= bounds.max ? number : refuse(400, `${name} is "${text}"`);
};

/** The request's JSON object, strictly: the right media type, UTF-8, an object, only known members. */
export const readBody = async (
  c: TrainingContext,
  allowed: readonly string[],
): Promise<Readonly<Record<string, unknown>> | Refusal> => {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type))
    return refuse(415, `the content type is "${type}"`, 415);
  let body: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await c.req.arrayBuffer());
    body = JSON.parse(text);
  } catch {
    return refuse(400, 'the body is not JSON in UTF-8');
  }
  return asObject(body, allowed, 'the body');
};

/** An object with known members only. */
export const asObject = (
  value: unknown,
  allowed: readonly string[],
  name: string,
): Readonly<Record<string, unknown>> | Refusal => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(400, `${name} is not an object`);
  const entries = Object.entries(value);
  const extra = entries.find(([key]) => !allowed.includes(key));
  return extra === undefined
    ? Object.fromEntries(entries)
    : refuse(400, `${name} has the member ${extra[0]}, which is not known`);
};

/** Gives the value, or throws the refusal to the handler's edge. */
export const need = <T>(value: T | Refusal): T => {
  if (isRefusal(value)) throw new RefusalError(value);
  return value;
};

/** Throws a refusal to the handler's edge. `status` is the HTTP status. */
export const deny = (code: number, why: string, status?: number): never => {
  throw new RefusalError(refuse(code, why, status));
};

/** A refusal on its way to the handler's edge. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.why);
    this.refusal = refusal;
  }
}
