/*
 * What may go over the preview's wire. Electron clones structures, the preview carries JSON; the app's calls are
 * plain JSON data so that both carry the same. Whatever would not arrive as it was sent is refused at once.
 */

const pathTo = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const firstUncarried = (value: unknown, path: string): string | null => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : path;
  if (typeof value !== 'object') return path;
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === null || prototype === Object.prototype;
  if (!plain) return path;
  for (const [key, it] of Object.entries(value)) {
    const found = firstUncarried(it, pathTo(path, key));
    if (found !== null) return found;
  }
  return null;
};

/** Throws what Electron throws for a value that cannot be cloned, and says where one is not plain JSON data. */
export const assertCarried = (value: unknown, refusal = 'An object could not be cloned.'): void => {
  let clone: unknown;
  try {
    clone = structuredClone(value);
  } catch {
    throw new Error(refusal);
  }
  const path = firstUncarried(clone, '');
  if (path !== null) throw new Error(`Not plain JSON data at "${path}": the preview cannot carry it`);
};
