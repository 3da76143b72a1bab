import { homedir } from 'node:os';
import type { Fault } from './fault.ts';

/** Forms of keys and tokens; the dots and words keep prose about them out. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  /\bxox[abprs]-[0-9A-Za-z-]{20,}/,
  /\bsk_(?:live|test)_[0-9a-zA-Z]{16,}/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  /\b(?:api[_-]?key|client[_-]?secret|password|token)["']?\s*[:=]\s*["'][A-Za-z0-9+/=_-]{24,}["']/i,
];

const MAP = /^\s*(?:\/\/|\/\*)[#@]\s*sourceMappingURL=/m;
const TEST = /(?:^|\/)(?:tests?|__tests__|spec)\/|\.(?:test|spec)\.[cm]?[jt]sx?$|\bfrom\s*["']vitest["']/;

/** Faults in one file's path and text: a source map, a test, a path of the machine that built it, a secret. */
export const inspectText = (where: string, path: string, text: string, root: string): readonly Fault[] => {
  const fault = (check: string, what: string): Fault => ({ check, where: `${where}: ${path}`, what });
  const faults: Fault[] = [];
  if (path.endsWith('.map') || MAP.test(text))
    faults.push(fault('source map', 'holds or names a source map'));
  if (TEST.test(path)) faults.push(fault('test', 'is a test'));
  const home = homedir();
  for (const place of [root, ...(home.split('/').length > 2 ? [home] : []), '/node_modules/.pnpm/'])
    if (text.includes(place)) faults.push(fault('build path', `holds ${place}`));
  for (const secret of SECRETS) {
    const found = secret.exec(text)?.[0];
    if (found !== undefined) faults.push(fault('secret', `looks like one: ${found.slice(0, 24)}…`));
  }
  return faults;
};
