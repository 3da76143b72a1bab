import { APP_ORIGIN } from './app-origin.ts';

/** The files that may be served, by their path below the root with `/` between folders: `assets/index.js`. */
export type ServedFiles = ReadonlyMap<string, string>;

/**
 * Finds the file that an address of the app names; `null` for everything else. Pure: it looks the decoded path
 * up in the list of files that were there at start, so an address can only ever name one of those.
 */
export const resolveAppPath = (address: string, files: ServedFiles): string | null => {
  const url = URL.parse(address);
  if (url === null || `${url.protocol}//${url.host}` !== APP_ORIGIN) return null;
  if (url.username !== '' || url.password !== '') return null;
  try {
    return files.get(decodeURIComponent(url.pathname).slice(1)) ?? null;
  } catch {
    return null;
  }
};
