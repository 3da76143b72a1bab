import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checksumsOf } from '../../../tools/package/checksums.ts';
import { noticesOf } from '../../../tools/package/notices.ts';
import { sbomOf } from '../../../tools/package/sbom.ts';

const PRODUCT = { name: 'branchdesk', version: '1.2.3' };
const part = (name: string, license = 'MIT') => ({
  name,
  version: '4.5.6',
  license,
  text: `text of ${name}`,
  sha512: null,
});

describe('the bill of materials', () => {
  it('is the same file for the same parts, and another one for others', () => {
    const parts = [part('@scope/one'), part('two')];
    expect(sbomOf(PRODUCT, parts)).toBe(sbomOf(PRODUCT, structuredClone(parts)));
    const serial = (bom: string): string => JSON.parse(bom).serialNumber;
    expect(serial(sbomOf(PRODUCT, parts))).not.toBe(serial(sbomOf(PRODUCT, parts.slice(1))));
    expect(serial(sbomOf(PRODUCT, parts))).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('names each part as registries do, and depends on each', () => {
    const bom = JSON.parse(sbomOf(PRODUCT, [part('@scope/one'), part('two', '(MIT OR Apache-2.0)')]));
    expect(bom.components.map((it: { purl: string }) => it.purl)).toEqual([
      'pkg:npm/%40scope/one@4.5.6',
      'pkg:npm/two@4.5.6',
    ]);
    expect(bom.components.map((it: { licenses: unknown }) => it.licenses)).toEqual([
      [{ license: { id: 'MIT' } }],
      [{ expression: '(MIT OR Apache-2.0)' }],
    ]);
    expect(bom.dependencies[0].dependsOn).toHaveLength(2);
  });
});

describe('the notices', () => {
  it('hold the name, the version, the license and the text of each part', () => {
    const notices = noticesOf([part('one'), part('two', 'ISC')]);
    expect(notices).toContain('one 4.5.6 (MIT)\n\ntext of one\n');
    expect(notices).toContain('two 4.5.6 (ISC)\n\ntext of two\n');
  });
});

describe('the checksums', () => {
  it('are lines as sha256sum reads them, sorted by file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-sums-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const name of ['b', 'a']) writeFileSync(join(folder, name), '');
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(await checksumsOf([join(folder, 'b'), join(folder, 'a')])).toBe(`${empty}  a\n${empty}  b\n`);
  });
});
