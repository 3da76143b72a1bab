import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root } from './program.ts';

const CATALOGS = join(root, 'src', 'renderer', 'locales');

const textsOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));

/** Whether the catalogs hold exactly the messages of the code. They are left as they were. */
export const messagesAreExtracted = async (): Promise<boolean> => {
  const kept = mkdtempSync(join(tmpdir(), 'branchdesk-messages-'));
  cpSync(CATALOGS, kept, { recursive: true });
  try {
    const { ok } = await program('lingui', ['extract', '--clean'], { quiet: true });
    const same = JSON.stringify(textsOf(CATALOGS)) === JSON.stringify(textsOf(kept));
    if (!same) process.stdout.write('the catalogs are not up to date: npm run messages\n');
    return ok && same;
  } finally {
    cpSync(kept, CATALOGS, { recursive: true });
    rmSync(kept, { recursive: true, force: true });
  }
};
