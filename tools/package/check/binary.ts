import type { ArchName, SystemName } from '../targets.ts';

/** What a program or library is made for, by its first bytes. */
export interface Machine {
  readonly system: SystemName;
  readonly arch: ArchName | 'other';
}

const ELF: Readonly<Record<number, ArchName>> = { 62: 'x64', 183: 'arm64' };
const PE: Readonly<Record<number, ArchName>> = { 34404: 'x64', 43620: 'arm64' };
const MACH_O: Readonly<Record<number, ArchName>> = { 16777223: 'x64', 16777228: 'arm64' };
const MACH_O_MAGICS = [0xfeedfacf, 0xfeedface, 0xcafebabe, 0xcffaedfe, 0xcefaedfe];

/** The machine of a binary, or none where the bytes are no binary. */
export const machineOf = (bytes: Buffer): Machine | null => {
  if (bytes.length < 64) return null;
  if (bytes.readUInt32BE(0) === 0x7f454c46)
    return { system: 'linux', arch: ELF[bytes.readUInt16LE(18)] ?? 'other' };
  if (bytes.toString('latin1', 0, 2) === 'MZ') {
    const at = bytes.readUInt32LE(0x3c);
    const machine = at + 6 <= bytes.length ? bytes.readUInt16LE(at + 4) : 0;
    return { system: 'win32', arch: PE[machine] ?? 'other' };
  }
  if (MACH_O_MAGICS.includes(bytes.readUInt32LE(0)))
    return { system: 'darwin', arch: MACH_O[bytes.readUInt32LE(4)] ?? 'other' };
  return null;
};
