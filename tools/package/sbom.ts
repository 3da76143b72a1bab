import { createHash } from 'node:crypto';
import type { Part } from './parts.ts';

interface Product {
  readonly name: string;
  readonly version: string;
}

const purl = ({ name, version }: Product): string =>
  `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${version}`;

const licenseOf = (license: string): object =>
  / |\(/.test(license) ? { expression: license } : { license: { id: license } };

const component = (part: Part): object => ({
  type: part.name === 'electron' ? 'framework' : 'library',
  'bom-ref': purl(part),
  name: part.name,
  version: part.version,
  ...(part.sha512 === null ? {} : { hashes: [{ alg: 'SHA-512', content: part.sha512 }] }),
  licenses: [licenseOf(part.license)],
  purl: purl(part),
});

/** A serial number that follows from the content: the same parts make the same bill. */
const serialNumber = (content: unknown): string => {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const groups = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return `urn:uuid:${[...groups, hash.slice(20, 32)].join('-')}`;
};

/** The bill of materials in CycloneDX 1.6, without a time: what is the same inside is the same file. */
export const sbomOf = (product: Product, parts: readonly Part[]): string => {
  const own = purl(product);
  const content = {
    metadata: {
      component: { type: 'application', 'bom-ref': own, ...product, purl: own },
    },
    components: parts.map(component),
    dependencies: [{ ref: own, dependsOn: parts.map(purl) }],
  };
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(content),
    version: 1,
    ...content,
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
};
