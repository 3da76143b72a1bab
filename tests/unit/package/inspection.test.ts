import { describe, expect, it } from 'vitest';
import { machineOf } from '../../../tools/package/check/binary.ts';
import { inspectText } from '../../../tools/package/check/text.ts';
import { windowsExecutable } from '../../../tools/package/stand-in/windows-executable.ts';

const checksOf = (path: string, text: string): readonly string[] =>
  inspectText('app', path, text, '/build/place').map(({ check }) => check);

const elf = (machine: number): Buffer => {
  const bytes = Buffer.alloc(64);
  bytes.write('\x7fELF', 0, 'latin1');
  bytes.writeUInt16LE(machine, 18);
  return bytes;
};

const machO = (type: number): Buffer => {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32LE(0xfeedfacf, 0);
  bytes.writeUInt32LE(type, 4);
  return bytes;
};

describe('a binary', () => {
  it.each([
    ['ELF for x64', elf(62), { system: 'linux', arch: 'x64' }],
    ['ELF for arm64', elf(183), { system: 'linux', arch: 'arm64' }],
    ['ELF for 32 bits', elf(3), { system: 'linux', arch: 'other' }],
    ['PE for x64', windowsExecutable('x64'), { system: 'win32', arch: 'x64' }],
    ['PE for arm64', windowsExecutable('arm64'), { system: 'win32', arch: 'arm64' }],
    ['Mach-O for x64', machO(0x01000007), { system: 'darwin', arch: 'x64' }],
    ['Mach-O for arm64', machO(0x0100000c), { system: 'darwin', arch: 'arm64' }],
    ['a script', Buffer.from(`import 'node:fs';${' '.repeat(64)}`), null],
    ['nothing', Buffer.alloc(0), null],
  ])('is known by its first bytes: %s', (_, bytes, machine) => {
    expect(machineOf(bytes)).toEqual(machine);
  });
});

describe('the text of a packed file', () => {
  it.each([
    ['out/main/a.js.map', '{}', 'source map'],
    ['out/main/a.js', 'a();\n//# sourceMappingURL=a.js.map', 'source map'],
    ['out/main/a.css', 'a{}\n/*# sourceMappingURL=data:application/json;base64,e30= */', 'source map'],
    ['out/main/a.test.js', '', 'test'],
    ['out/main/a.spec.cjs', '', 'test'],
    ['test/a.js', '', 'test'],
    ['out/main/a.js', '"/build/place/src/a.ts"', 'build path'],
    ['out/main/a.js', `-----BEGIN PRIVATE${' KEY-----'}\nMIIEvQIBADANBgkqhkiG9w0B`, 'secret'],
    ['out/main/a.js', `-----BEGIN RSA PRIVATE${' KEY-----'}\nMIIEvQIBADANBgkqhkiG9w0B`, 'secret'],
    ['out/main/a.js', `const key = 'AKIA${'ABCDEFGHIJKLMNOP'}'`, 'secret'],
    ['out/main/a.js', `apiKey: "${'0123456789abcdef'.repeat(2)}"`, 'secret'],
  ])('is refused: %s with %j', (path, text, check) => {
    expect(checksOf(path, text)).toContain(check);
  });

  it.each([
    ['out/main/a.js', 'throw new Error("this is no -----BEGIN PRIVATE KEY-----")'],
    ['out/main/latest.js', 'const token = read("token"); // sourceMappingURL is not looked for'],
    ['out/renderer/assets/index-A.js', 'password:"Password of the sealed file"'],
  ])('is fine: %s with %j', (path, text) => {
    expect(checksOf(path, text)).toEqual([]);
  });
});
