import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { machineOf } from './binary.ts';
import { differs, type Fault } from './fault.ts';
import { archived, below } from './files.ts';
import { inspectText } from './text.ts';
import type { Unpacked } from './unpacked.ts';

const LIST = join(import.meta.dirname, 'asar-files.txt');
const MOST_FILES = 40;
const MOST_BYTES = 6_000_000;

/** Paths as the committed list has them: without the hash of a chunk's content, and for any target. */
const general = (path: string, target: string): string =>
  path.replace(/-[\w-]{8}(\.\w+)$/, '-HASH$1').replace(target, 'TARGET');

const wantedFiles = (): readonly string[] => readFileSync(LIST, 'utf8').trim().split('\n');

/** The archive holds the files of the committed list, is small, and its one binary is of the target. */
export const inspectArchive = (
  { name, system, arch, resources }: Unpacked,
  root: string,
): readonly Fault[] => {
  const archive = join(resources, 'app.asar');
  const files = archived(archive);
  const native = `node_modules/keytar/prebuilds/${name}/keytar.node`;
  const beside = existsSync(`${archive}.unpacked`)
    ? below(`${archive}.unpacked`).filter((path) => statSync(join(`${archive}.unpacked`, path)).isFile())
    : [];
  const size = statSync(archive).size;
  return [
    ...differs('asar list', name, files.map(({ path }) => general(path, name)).sort(), wantedFiles()),
    ...differs('native file', name, beside, [native]),
    ...(files.length < MOST_FILES
      ? []
      : differs('asar size', name, files.length, `under ${MOST_FILES} files`)),
    ...(size < MOST_BYTES ? [] : differs('asar size', name, size, `under ${MOST_BYTES} bytes`)),
    ...files.flatMap(({ path, bytes }) => {
      const machine = machineOf(bytes);
      if (machine === null) return inspectText(name, path, bytes.toString('utf8'), root);
      return path === native
        ? differs('native file', `${name}: ${path}`, machine, { system, arch })
        : [{ check: 'native file', where: `${name}: ${path}`, what: 'is a binary that nothing loads' }];
    }),
  ];
};
