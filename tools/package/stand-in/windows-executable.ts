import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { ArchName } from '../targets.ts';
import { fuseWire } from './wire.ts';

const MACHINES: Readonly<Record<ArchName, number>> = { x64: 0x8664, arm64: 0xaa64 };
const US_ENGLISH = { lang: 1033, codepage: 1200 };
/** Where the COFF header begins is told at 0x3c; the machine is its first member after the signature. */
const PE_OFFSET = 0x3c;

/** A real PE without code: one version resource in one language, as `electron.exe` has, and the fuse wire behind it. */
export const windowsExecutable = (arch: ArchName): Buffer => {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.create({
    lang: US_ENGLISH.lang,
    fixedInfo: {},
    strings: [{ ...US_ENGLISH, values: { FileDescription: 'Electron', ProductName: 'Electron' } }],
  });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  const bytes = Buffer.from(executable.generate());
  bytes.writeUInt16LE(MACHINES[arch], bytes.readUInt32LE(PE_OFFSET) + 4);
  return Buffer.concat([bytes, fuseWire()]);
};
