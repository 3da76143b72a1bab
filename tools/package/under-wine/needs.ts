import { existsSync } from 'node:fs';
import { findChromium } from '../../browser/find.ts';
import { whereIs } from '../offline/where-is.ts';

const PROGRAMS = ['wine', 'wineserver', 'makensis', 'wixl', 'msibuild', '7za', 'zip', 'npm', 'tar'];
/** NSIS' stub of 64 bits: Wine has no programs of 32 bits without Debian's other half. */
const STUB = '/usr/share/nsis/Stubs/zlib-amd64-unicode';

/** Why Windows packages cannot be installed here, or none. */
export const missingForWine = (): string | null => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'Wine is tried on Linux, x64';
  const missing = PROGRAMS.filter((name) => whereIs(name) === null);
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  if (!existsSync(STUB)) return 'NSIS has no stub of 64 bits here';
  return findChromium(process.env) === null ? 'no Chromium was found' : null;
};
