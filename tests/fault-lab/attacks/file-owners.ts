import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { adminsAlone } from '../../../src/main/config/admin-file.ts';
import { type Attack, tryEach } from './attack.ts';

const MODES = Array.from({ length: 0o1000 }, (_, mode) => mode);
const OTHERS_MAY_WRITE = 0o002;
const GROUP_MAY_WRITE = 0o020;

/** Every mode at every place on the way to a configuration: taken only where nobody else may write. */
export const FILE_OWNERS: readonly Attack[] = [
  {
    name: 'modes of a configuration, of the folders on the way to it and to a link',
    run: async (take) => {
      const uid = process.getuid?.();
      if (uid === undefined) return { tries: 0, through: [] };
      // Whoever runs the lab stands for root, and no group for that of administrators.
      const check = adminsAlone({ users: new Set([0, uid]), groups: new Set() });
      // Not below the folder for temporary files: everybody may write there.
      const top = mkdtempSync(join(homedir(), '.branchdesk-owners-'));
      const deep = join(top, 'a', 'b');
      const beside = join(top, 'links');
      const file = join(deep, 'branchdesk.config.json');
      const link = join(beside, 'branchdesk.config.json');
      try {
        mkdirSync(deep, { recursive: true });
        mkdirSync(beside);
        writeFileSync(file, '{}');
        symlinkSync(file, link);
        const places = [
          [file, file],
          [deep, file],
          [join(top, 'a'), file],
          [top, file],
          [beside, link],
          [deep, link],
        ] as const;
        const all = places.flatMap(([place, path]) => MODES.map((mode) => ({ place, path, mode })));
        const good = (place: string): void => chmodSync(place, place === file ? 0o644 : 0o755);
        for (const place of [top, join(top, 'a'), deep, beside, file]) good(place);
        return await tryEach(all, take, async ({ place, path, mode }) => {
          const handle = await open(path);
          chmodSync(place, mode);
          const refusal = await check(path, handle);
          await handle.close();
          good(place);
          const loose = (mode & (OTHERS_MAY_WRITE | GROUP_MAY_WRITE)) !== 0;
          return loose && refusal === null ? [`${mode.toString(8)} at ${place.slice(top.length)}`] : [];
        });
      } finally {
        rmSync(top, { recursive: true, force: true });
      }
    },
  },
];
