import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OWN_SWITCHES } from '../../../src/main/config/switches.ts';
import { commandsOf } from '../../support/page-commands.ts';

const PAGE = 'docs/deployment.md';
const lines = commandsOf(PAGE).flatMap((block) => block.lines);
const text = readFileSync(PAGE, 'utf8');

const found = (of: string, pattern: RegExp): readonly string[] =>
  [...new Set([...of.matchAll(pattern)].map(([, name = '']) => name))].sort();

describe('what the page on deployment tells people to type', () => {
  it('is switches that the app has', () => {
    const ours = lines.filter((line) => /branchdesk(?:\.exe"?|')? .*--|MacOS\/Branchdesk --/i.test(line));
    expect(ours.length).toBeGreaterThanOrEqual(14);
    const typed = found(ours.join('\n'), /(?<=[\s'(])--([a-z][a-z-]*)/g);
    expect(typed.length).toBeGreaterThanOrEqual(14);
    expect(typed.filter((name) => !OWN_SWITCHES.includes(name))).toEqual([]);
    const told = found(text, /^\| `--([a-z-]+)/gm);
    expect(told.length).toBeGreaterThanOrEqual(10);
    expect(told.filter((name) => !OWN_SWITCHES.includes(name))).toEqual([]);
  });

  it('is options of NSIS that its installer reads, or has from NSIS and electron-builder', () => {
    const script = readFileSync('tools/package/windows/installer.nsh', 'utf8');
    const read = found(script, /(?:GetOptions\} \$R0|givenFile) "\/([A-Z]+)"/g);
    expect(read).toEqual(['BUNDLE', 'DESKTOPICON', 'KEYS', 'PURGE']);
    const typed = found(lines.filter((line) => /\.exe" \//.test(line)).join('\n'), /(?<=\s)\/([A-Za-z]+)/g);
    expect(typed).toEqual(['KEYS', 'S', 'allusers']);
  });

  it('is properties that the MSI takes from a command line', () => {
    const project = readFileSync('tools/package/windows/msi-project.ts', 'utf8');
    const taken = found(project, /<Property Id="([A-Z]+)" Secure="yes"/g);
    const typed = found(lines.filter((line) => line.startsWith('msiexec')).join('\n'), /\s([A-Z]+)=/g);
    expect(typed).toEqual(['KEYS']);
    expect(taken).toEqual(expect.arrayContaining([...typed, 'BUNDLE', 'PURGE']));
  });

  it('is the script that the installers have put there, asked for what it can', () => {
    const script = readFileSync('tools/package/windows/machine-folder.cmd', 'utf8');
    const asked = found(lines.join('\n'), /machine-folder\.cmd" (\w+) /g);
    expect(asked).toEqual(['place']);
    for (const verb of asked) expect(script).toContain(`if /i "%~1"=="${verb}" goto ${verb}`);
  });

  it('is marked as tried where a test runs it, in one language alone', () => {
    const tried = commandsOf(PAGE).filter((block) => block.tried);
    expect(tried.length).toBeGreaterThanOrEqual(8);
    expect([...new Set(tried.map(({ language }) => language))]).toEqual(['sh']);
  });
});
