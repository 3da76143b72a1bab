import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, getRawHeader } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { differences, filesBelow, readHive } from '../../../tools/package/under-wine/machine/snapshot.ts';
import { takeNotes } from '../../../tools/package/under-wine/observations.ts';
import { unpackArchive } from '../../../tools/package/under-wine/program/archive.ts';
import { integrityOf } from '../../../tools/package/under-wine/program/integrity-of.ts';
import { tableOf } from '../../../tools/package/under-wine/table.ts';

let work = '';
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'branchdesk-under-wine-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const hashOf = (archive: string): string =>
  createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');

describe('the stand-in for electron.exe', () => {
  /** An archive with a file in it, and one beside it. */
  const pack = async (): Promise<string> => {
    const [source, archive] = [join(work, 'source'), join(work, 'app.asar')];
    mkdirSync(join(source, 'out'), { recursive: true });
    writeFileSync(join(source, 'out', 'index.js'), 'export const here = "inside";\n');
    writeFileSync(join(source, 'keytar.node'), 'native');
    await createPackageWithOptions(source, archive, { unpack: '*.node' });
    return archive;
  };

  it('takes every file out of the archive, and those beside it', async () => {
    const archive = await pack();
    unpackArchive(archive, hashOf(archive), join(work, 'taken'));
    expect(filesBelow(join(work, 'taken'))).toEqual(filesBelow(join(work, 'source')));
  });

  it('refuses an archive whose header is not the one that the program knows', async () => {
    const archive = await pack();
    expect(() => unpackArchive(archive, '0'.repeat(64), join(work, 'taken'))).toThrow(
      'Integrity check failed',
    );
  });

  it('refuses an archive of which one letter was changed', async () => {
    const archive = await pack();
    const hash = hashOf(archive);
    const bytes = readFileSync(archive, 'latin1');
    writeFileSync(archive, bytes.replace('"inside"', '"outside'.slice(0, 8)), 'latin1');
    expect(() => unpackArchive(archive, hash, join(work, 'taken'))).toThrow('Integrity check failed for');
  });

  it('finds the hash of its archive among its own bytes, and starts without one for nobody', () => {
    const hash = 'ab'.repeat(32);
    const program = join(work, 'Branchdesk.exe');
    const resource = JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value: hash }]);
    writeFileSync(program, `MZ${'\0'.repeat(4096)}${resource}${'\0'.repeat(16)}`);
    expect(integrityOf(program)).toBe(hash);
    writeFileSync(program, 'MZ');
    expect(() => integrityOf(program)).toThrow('holds no hash');
  });
});

describe('what a machine holds', () => {
  it('is its files by their content, and its folders', () => {
    mkdirSync(join(work, 'a', 'b'), { recursive: true });
    writeFileSync(join(work, 'a', 'one'), '1');
    const before = filesBelow(work);
    writeFileSync(join(work, 'a', 'one'), '2');
    writeFileSync(join(work, 'a', 'two'), '2');
    rmSync(join(work, 'a', 'b'), { recursive: true });
    expect(differences(before, filesBelow(work))).toEqual(['+ a\\two', '- a\\b\\', '~ a\\one']);
    expect([...filesBelow(work, (path) => path === 'a').keys()]).toEqual([]);
  });

  it('is its registry, key by key and value by value', () => {
    const file = join(work, 'system.reg');
    writeFileSync(
      file,
      [
        'WINE REGISTRY Version 2',
        '',
        '[Software\\\\Branchdesk\\\\Inside] 1795797994',
        '#time=1dd7e8edc75b9ee',
        '@="unnamed"',
        '"Install\\"Location"="C:\\\\Program Files"',
        '"Number"=dword:00000001',
        '"Long"=hex:01,\\',
        '  02',
        '',
      ].join('\n'),
    );
    const found = new Map<string, string>();
    readHive(file, 'HKLM', found);
    expect(Object.fromEntries(found)).toEqual({
      'HKLM\\Software\\': '',
      'HKLM\\Software\\Branchdesk\\': '',
      'HKLM\\Software\\Branchdesk\\Inside\\': '',
      'HKLM\\Software\\Branchdesk\\Inside\\@': '"unnamed"',
      'HKLM\\Software\\Branchdesk\\Inside\\Install\\"Location': '"C:\\\\Program Files"',
      'HKLM\\Software\\Branchdesk\\Inside\\Number': 'dword:00000001',
      'HKLM\\Software\\Branchdesk\\Inside\\Long': 'hex:01,  02',
    });
  });
});

describe('the table of what was checked', () => {
  const notesOf = (...seen: readonly (readonly [string, string, boolean])[]) => {
    const notes = takeNotes(() => {});
    for (const [step, what, isSo] of seen) {
      notes.step(step);
      notes.see(what, isSo, true);
    }
    return notes.taken;
  };

  it('has each row once, what only one kind has in its place, and no fault as a yes', () => {
    const table = tableOf([
      {
        name: 'NSIS',
        taken: notesOf(
          ['Install', 'code', true],
          ['Install', 'whole', true],
          ['Install', 'code', true],
          ['Install', 'kept', true],
          ['Remove', 'code', false],
        ),
      },
      {
        name: 'MSI',
        taken: notesOf(['Install', 'code', true], ['Start', 'alone', true], ['Remove', 'code', true]),
      },
    ]);
    expect(table.split('\n')).toEqual([
      '| step | what was checked | NSIS | MSI |',
      '|---|---|---|---|',
      '| Install | code | yes | yes |',
      '|  | whole | yes | – |',
      '|  | kept | yes | – |',
      '| Start | alone | – | yes |',
      '| Remove | code | no | yes |',
      '',
    ]);
  });
});

describe('the installer’s own script', () => {
  const script = readFileSync('tools/package/windows/installer.nsh', 'utf8');

  it('asks for the flag for errors once after what sets it: asking clears it', () => {
    const asked = script
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    const sets = /^(?:FileOpen|\$\{GetOptions\}|ClearErrors|!macro|Function|!insertmacro)/;
    const twice = asked.filter((line, at) => {
      if (!/^\$\{(?:If|IfNot)\} \$\{Errors\}/.test(line)) return false;
      const before = asked.slice(0, at).findLastIndex((it) => sets.test(it));
      return (
        asked.slice(before + 1, at).some((it) => /\{Errors\}/.test(it)) ||
        asked[before]?.startsWith('!insertmacro')
      );
    });
    expect(twice).toEqual([]);
  });
});
