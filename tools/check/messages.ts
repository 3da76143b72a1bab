import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root } from './program.ts';

const CATALOG = join(root, 'src', 'renderer', 'locales', 'en.po');

/** Whether the English catalog holds exactly the messages of the code. The catalog is left as it was. */
export const messagesAreExtracted = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-messages-'));
  const kept = join(folder, 'en.po');
  copyFileSync(CATALOG, kept);
  try {
    const { ok } = await program('lingui', ['extract', '--clean'], { quiet: true });
    const same = readFileSync(CATALOG, 'utf8') === readFileSync(kept, 'utf8');
    if (!same) process.stdout.write('the catalog is not up to date: npm run messages\n');
    return ok && same;
  } finally {
    copyFileSync(kept, CATALOG);
    rmSync(folder, { recursive: true, force: true });
  }
};
