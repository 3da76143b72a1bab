import { types } from 'node:util';

/** Data that means the same on every transport: no prototypes, getters, cycles, `undefined` or exotic numbers. */
export type PlainJson =
  | string
  | number
  | boolean
  | null
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson };

/** A copy that was taken before, and the bytes of its JSON. */
export interface PlainCopy {
  readonly value: PlainJson;
  readonly bytes: number;
}

/** How much of it is taken. `bytes`: of its JSON in UTF-8. */
export interface PlainJsonLimits {
  readonly bytes: number;
  readonly depth: number;
}

/** A copy, or why there is none. */
export type PlainJsonTaken =
  | { readonly ok: true; readonly value: PlainJson }
  | { readonly ok: false; readonly fault: 'malformed' | 'too-large' };

class Refused extends Error {
  readonly fault: 'malformed' | 'too-large';

  constructor(fault: 'malformed' | 'too-large') {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Copies a value from elsewhere as plain JSON data. Runs nothing of the value's own: no getter, no `toJSON`, no
 * proxy trap. Faults: `too-large` when its JSON would be longer than the limit, `malformed` for everything that
 * is not JSON data or is nested too deep. `copyOf` gives the copy of a part that was taken before: it is not copied again.
 */
export const takePlainJson = (
  value: unknown,
  limits: PlainJsonLimits,
  copyOf: (part: object) => PlainCopy | undefined = () => undefined,
): PlainJsonTaken => {
  let left = limits.bytes;

  const spend = (bytes: number): void => {
    left -= bytes;
    if (left < 0) throw new Refused('too-large');
  };

  /** Refuses what cannot fit before any of it is copied. */
  const expectRoom = (bytes: number): void => {
    if (bytes > left) throw new Refused('too-large');
  };

  const text = (it: string): string => {
    // One character is at least one byte: far too long a text is not even encoded.
    expectRoom(it.length);
    spend(Buffer.byteLength(JSON.stringify(it)));
    return it;
  };

  const own = (holder: object, key: string): unknown => {
    const property = Object.getOwnPropertyDescriptor(holder, key);
    if (property === undefined || !('value' in property) || property.enumerable !== true)
      throw new Refused('malformed');
    return property.value;
  };

  const list = (it: readonly unknown[], depth: number): PlainJson => {
    spend(2 + Math.max(0, it.length - 1));
    expectRoom(it.length);
    // `length` and one key an item: no holes, nothing hung on.
    if (Reflect.ownKeys(it).length !== it.length + 1) throw new Refused('malformed');
    const copy: PlainJson[] = [];
    for (let at = 0; at < it.length; at += 1) copy.push(take(own(it, String(at)), depth + 1));
    return copy;
  };

  const record = (it: object, depth: number): PlainJson => {
    const keys = Reflect.ownKeys(it);
    spend(2 + Math.max(0, keys.length - 1) + keys.length);
    // A key has its quotes, and a value is at least one byte.
    expectRoom(keys.reduce((bytes, key) => bytes + (typeof key === 'string' ? key.length + 3 : 0), 0));
    const copy: Record<string, PlainJson> = {};
    for (const key of keys) {
      if (typeof key === 'symbol' || key === '__proto__') throw new Refused('malformed');
      copy[text(key)] = take(own(it, key), depth + 1);
    }
    return copy;
  };

  const take = (it: unknown, depth: number): PlainJson => {
    if (depth > limits.depth) throw new Refused('malformed');
    if (typeof it === 'string') return text(it);
    if (typeof it === 'boolean' || it === null) {
      spend(it === false ? 5 : 4);
      return it;
    }
    if (typeof it === 'number' && Number.isFinite(it)) {
      spend(String(it).length);
      return it;
    }
    if (typeof it !== 'object' || types.isProxy(it)) throw new Refused('malformed');
    const before = copyOf(it);
    if (before !== undefined) {
      spend(before.bytes);
      return before.value;
    }
    const prototype: unknown = Object.getPrototypeOf(it);
    if (Array.isArray(it) && prototype === Array.prototype) return list(it, depth);
    if (prototype === Object.prototype || prototype === null) return record(it, depth);
    throw new Refused('malformed');
  };

  try {
    return { ok: true, value: take(value, 0) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault };
    throw error;
  }
};
