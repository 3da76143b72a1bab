import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import { below } from './files.ts';
import { inspectText } from './text.ts';
import type { Unpacked } from './unpacked.ts';

const WRITABLE_BY_OTHERS = 0o022;
/** Their texts are their authors', examples of keys included. */
const NOT_OURS = /(?:THIRD-PARTY-NOTICES\.txt|LICENSES?\.[\w.]+|app\.asar|\.node|\.exe|\.pak)$/;

/** Nobody but the owner may write what is packed, and what lies beside the archive holds nothing it should not. */
export const inspectFolder = ({ name, folder, resources }: Unpacked, root: string): readonly Fault[] =>
  below(folder).flatMap((path) => {
    const file = join(folder, path);
    const info = lstatSync(file);
    if (info.isSymbolicLink()) return [];
    const mode = info.mode & 0o777;
    const faults: Fault[] =
      (mode & WRITABLE_BY_OTHERS) === 0
        ? []
        : [{ check: 'modes', where: `${name}: ${path}`, what: `others may write it (${mode.toString(8)})` }];
    if (!info.isFile() || !file.startsWith(resources) || NOT_OURS.test(path)) return faults;
    return [...faults, ...inspectText(name, path, readFileSync(file, 'utf8'), root)];
  });
