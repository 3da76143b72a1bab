import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collect } from './collect.ts';

/*
 * `node tools/release/main.ts MADE RELEASE`: lays what each system packaged, one folder each in MADE, into RELEASE. The
 * tag that is released has to be this version's.
 */

const [made, release] = process.argv.slice(2);
if (made === undefined || release === undefined) {
  process.stderr.write('node tools/release/main.ts MADE RELEASE\n');
  process.exit(2);
}
const manifest: { readonly version: string } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
);
const { version } = manifest;
const tag = process.env.TAG ?? process.env.GITHUB_REF_NAME ?? `v${version}`;
if (tag !== `v${version}`) {
  process.stderr.write(`the tag is ${tag}, and this is version ${version}\n`);
  process.exit(1);
}
for (const name of collect(resolve(made), resolve(release), version)) process.stdout.write(`${name}\n`);
