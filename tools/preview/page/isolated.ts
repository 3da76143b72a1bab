/*
 * Electron runs a preload in a world of its own, before the page is parsed: it shares the page's elements, and none of its
 * globals, and there is no body yet.
 */

/** The world of a preload over a page: what it sets there the page does not see. */
export interface World {
  readonly globals: object;
  readonly document: object;
  /** The page is parsed from here on. */
  parsed(): void;
}

const bound = (target: object, key: PropertyKey): unknown => {
  const value: unknown = Reflect.get(target, key);
  // What belongs to the page's own objects works on them alone; a class is none of it.
  return typeof value === 'function' && value.prototype === undefined ? value.bind(target) : value;
};

/** Makes the world of a preload. */
export const createWorld = (page: Window & typeof globalThis): World => {
  let isParsed = false;
  const document = new Proxy(page.document, {
    get: (target, key) => (key === 'body' && !isParsed ? null : bound(target, key)),
    set: (target, key, value) => Reflect.set(target, key, value),
  });
  const own = new Map<PropertyKey, unknown>();
  const globals: object = new Proxy(page, {
    get: (target, key) => {
      if (key === 'window' || key === 'self' || key === 'globalThis') return globals;
      if (key === 'document') return document;
      return own.has(key) ? own.get(key) : bound(target, key);
    },
    set: (_target, key, value) => {
      own.set(key, value);
      return true;
    },
    has: (target, key) => own.has(key) || Reflect.has(target, key),
    deleteProperty: (_target, key) => {
      own.delete(key);
      return true;
    },
  });
  return {
    globals,
    document,
    parsed: () => {
      isParsed = true;
    },
  };
};
