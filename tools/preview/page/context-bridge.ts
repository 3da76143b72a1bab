/*
 * The part of Electron's contextBridge that a preload uses: what crosses is copied, functions are wrapped, and
 * what cannot cross does not.
 */

const DEEPEST = 1_000;

const copyError = (error: unknown): Error =>
  new Error(error instanceof Error ? error.message : String(error));

const isPlain = (value: object): boolean => {
  // Nearly all that crosses, and much of it: nothing needs to be asked of it.
  if (Object.getPrototypeOf(value) === Object.prototype && !(Symbol.toStringTag in value)) return true;
  const tag = Object.prototype.toString.call(value);
  return tag === '[object Object]';
};

type Seen = Map<object, unknown>;

const wrap =
  (callee: (...input: unknown[]) => unknown) =>
  (...input: unknown[]): unknown => {
    try {
      return copyAcross(callee(...input.map((it) => copyAcross(it))));
    } catch (error) {
      throw copyError(error);
    }
  };

const copyRecord = (value: object, depth: number, seen: Seen): object => {
  const copy: Record<string, unknown> = {};
  seen.set(value, copy);
  for (const [key, it] of Object.entries(value)) {
    if (typeof it === 'symbol') continue;
    // A key such as __proto__ is data like any other.
    const data = { enumerable: true, configurable: true, writable: true };
    Object.defineProperty(copy, key, { ...data, value: copyAcross(it, depth + 1, seen) });
  }
  return copy;
};

const copyList = (value: readonly unknown[], depth: number, seen: Seen): unknown[] => {
  const copy: unknown[] = [];
  seen.set(value, copy);
  for (const it of value) copy.push(copyAcross(it, depth + 1, seen));
  return copy;
};

const isCallable = (value: unknown): value is (...input: unknown[]) => unknown => typeof value === 'function';

/** Copies a value to the other side of the bridge. */
export const copyAcross = (value: unknown, depth = 0, seen: Seen = new Map()): unknown => {
  if (depth > DEEPEST)
    throw new TypeError(
      `Electron contextBridge recursion depth exceeded.  Nested objects deeper than ${DEEPEST} are not supported.`,
    );
  if (typeof value === 'symbol') return undefined;
  if (isCallable(value)) return wrap(value);
  if (typeof value !== 'object' || value === null) return value;
  const before = seen.get(value);
  if (before !== undefined) return before;
  if (Array.isArray(value)) return copyList(value, depth, seen);
  if (Object.getPrototypeOf(value) === Object.prototype && isPlain(value))
    return copyRecord(value, depth, seen);
  if (value instanceof Promise)
    return value.then(
      (it: unknown) => copyAcross(it),
      (error: unknown) => {
        throw copyError(error);
      },
    );
  if (value instanceof Error) return copyError(value);
  if (isPlain(value)) return copyRecord(value, depth, seen);
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
};

const freezeDeep = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const it of Object.values(value)) freezeDeep(it);
  }
  return value;
};

/** What a preload is given to put its interface on the page's window. */
export interface ContextBridge {
  exposeInMainWorld(key: string, api: unknown): void;
  executeInMainWorld(script: {
    readonly func: (...args: unknown[]) => unknown;
    readonly args?: readonly unknown[];
  }): unknown;
}

/** Makes the bridge to a page's global object. */
export const createContextBridge = (world: object): ContextBridge => ({
  exposeInMainWorld: (key, api) => {
    if (Object.hasOwn(world, key))
      throw new Error(`Cannot bind an API on top of an existing property on the window object`);
    Object.defineProperty(world, key, { value: freezeDeep(copyAcross(api)), enumerable: true });
  },
  executeInMainWorld: ({ func, args = [] }) => copyAcross(func(...args.map((it) => copyAcross(it)))),
});
