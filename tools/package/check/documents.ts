import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differs, type Fault } from './fault.ts';
import { archived } from './files.ts';
import { run } from './run.ts';
import type { Unpacked } from './unpacked.ts';

interface Bom {
  readonly components: readonly { readonly name: string; readonly version: string }[];
}

/** Main is not minified: the bundler leaves the path of each module before its code. */
const REGION = /^\s*\/\/ ?(?:#region )?(node_modules\/(?:@[^/\n]+\/)?[^/\n]+)\//gm;

const isCode = (path: string): boolean => path.startsWith('out/main/');

const namesInMain = (archive: string): readonly string[] => {
  const names = archived(archive)
    .filter(({ path }) => isCode(path))
    .flatMap(({ bytes }) => [...bytes.toString('utf8').matchAll(REGION)].map(([, path = '']) => path));
  return [...new Set(names)].map((path) => path.replace('node_modules/', ''));
};

/** The bill of materials and the notices name the same parts, and every part whose code is found; sums are right. */
export const inspectDocuments = (
  output: string,
  version: string,
  { name, resources }: Unpacked,
): readonly Fault[] => {
  const bom: Bom = JSON.parse(readFileSync(join(output, `Branchdesk-${version}.cdx.json`), 'utf8'));
  const components = bom.components.map((it) => `${it.name} ${it.version}`);
  const notices = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  const noticed = [...notices.matchAll(/^-{80}\n(\S+ \S+) \(/gm)].map(([, part]) => part);
  const inMain = namesInMain(join(resources, 'app.asar'));
  const listed = new Set(bom.components.map((it) => it.name));
  const sums = run('sh', ['-c', `cd '${output}' && sha256sum --check --quiet --strict SHA256SUMS`]);
  return [
    ...differs('notices', name, noticed, components),
    ...differs('sbom', `${name}: modules of main were found`, inMain.length > 10, true),
    ...differs(
      'sbom',
      `${name}: not listed`,
      inMain.filter((it) => !listed.has(it)),
      [],
    ),
    ...differs('checksums', dirname(resources), sums.status, 0),
  ];
};
