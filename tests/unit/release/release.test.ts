import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksumsOf } from '../../../tools/package/checksums.ts';
import { IDENTITY } from '../../../tools/package/identity.ts';
import { placeholdersIn } from '../../../tools/package/placeholders.ts';
import { dropEmptySecrets } from '../../../tools/package/secrets.ts';
import { collect, WANTED } from '../../../tools/release/collect.ts';

const FILLED = {
  ...IDENTITY,
  publisher: 'A Bank of Somewhere',
  copyright: 'Copyright © A Bank of Somewhere',
  maintainer: 'Desk Team <desk@bank.test>',
  homepage: 'https://bank.test/desk',
};

describe('who publishes the app', () => {
  it('is not filled in yet, and a release says which fields', () =>
    expect(placeholdersIn(IDENTITY)).toEqual(['publisher', 'copyright', 'maintainer', 'homepage']));

  it('is filled in', () => expect(placeholdersIn(FILLED)).toEqual([]));

  it.each(['publisher', 'copyright', 'maintainer', 'homepage'] as const)('without %s is not', (field) =>
    expect(placeholdersIn({ ...FILLED, [field]: IDENTITY[field] })).toEqual([field]),
  );
});

it('secrets that a build service does not have are not there', () => {
  const environment = {
    ...{ CSC_LINK: '', WIN_CSC_LINK: ' ', APPLE_API_KEY: '', APPLE_TEAM_ID: 'T', CSC_KEY_PASSWORD: 'p' },
    ...{ PATH: '', CSCOPE: '' },
  };
  dropEmptySecrets(environment);
  expect(environment).toEqual({ APPLE_TEAM_ID: 'T', CSC_KEY_PASSWORD: 'p', PATH: '', CSCOPE: '' });
});

describe('what three systems made', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'branchdesk-release-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const made = async (): Promise<void> => {
    for (const [run, system] of [
      ['packages-Linux', 'linux'],
      ['packages-Windows', 'windows'],
      ['packages-macOS', 'mac'],
    ] as const) {
      const own = join(folder, 'made', run);
      mkdirSync(own, { recursive: true });
      const files = [...WANTED.filter((end) => end.startsWith(system)), '.cdx.json'].map((end) =>
        join(own, end === '.cdx.json' ? 'Branchdesk-1.2.3.cdx.json' : `Branchdesk-1.2.3-${end}`),
      );
      for (const file of files) writeFileSync(file, file.endsWith('.cdx.json') ? '{}' : file);
      writeFileSync(join(own, 'SHA256SUMS'), await checksumsOf(files));
    }
  };
  const collected = () => collect(join(folder, 'made'), join(folder, 'release'), '1.2.3');
  const of = (...path: readonly string[]): string => join(folder, 'made', ...path);

  it('is one folder with one list of sums, one bill of materials and notes', async () => {
    await made();
    expect(collected()).toHaveLength(WANTED.length + 1);
    const release = join(folder, 'release');
    const shipped = readdirSync(release).filter((name) => name.startsWith('Branchdesk-'));
    expect(shipped).toHaveLength(13);
    const sums = readFileSync(join(release, 'SHA256SUMS'), 'utf8');
    expect(sums).toBe(await checksumsOf(shipped.map((name) => join(release, name))));
    expect(readFileSync(join(release, 'NOTES.md'), 'utf8')).toContain(sums.trimEnd());
    expect(readFileSync(join(release, 'bill-of-materials.cdx.json'), 'utf8')).toBe('{}');
  });

  it.each<[string, () => void, RegExp]>([
    [
      'a file that was changed on the way',
      () => writeFileSync(of('packages-Linux', 'Branchdesk-1.2.3-linux-x64.deb'), 'other'),
      /is not what SHA256SUMS says/,
    ],
    [
      'a file that nobody wrote down',
      () => writeFileSync(of('packages-Linux', 'extra.exe'), ''),
      /extra\.exe is not what/,
    ],
    ['a file that got lost', () => rmSync(of('packages-macOS', 'Branchdesk-1.2.3-mac-x64.dmg')), /not there/],
    [
      'a system that made nothing',
      () => rmSync(of('packages-Windows'), { recursive: true }),
      /not made: windows-x64\.exe/,
    ],
    [
      'a name that leads elsewhere',
      () => writeFileSync(of('packages-Linux', 'SHA256SUMS'), `${'0'.repeat(64)}  ../x\n`),
      /no line of SHA256SUMS/,
    ],
  ])('%s ends it', async (_what, spoil, fault) => {
    await made();
    spoil();
    expect(collected).toThrow(fault);
  });

  it('another bill of materials on one system ends it', async () => {
    await made();
    const bill = of('packages-macOS', 'Branchdesk-1.2.3.cdx.json');
    writeFileSync(bill, '{"other":1}');
    const names = readdirSync(of('packages-macOS')).filter((name) => name !== 'SHA256SUMS');
    writeFileSync(
      of('packages-macOS', 'SHA256SUMS'),
      await checksumsOf(names.map((name) => of('packages-macOS', name))),
    );
    expect(collected).toThrow(/cdx\.json differs between systems/);
  });
});
