import { inflateRawSync } from 'node:zlib';

/** NSIS marks its data with this, behind one number of flags. */
const SIGNATURE = Buffer.from('efbeadde4e756c6c736f6674496e7374', 'hex');
const FLAGS_SIZE = 4;
const SECTION_SIZE = 40;

/** Where the executable's own sections end and what was appended begins. */
const endOfSections = (file: Buffer): number => {
  const coff = file.readUInt32LE(0x3c) + 4;
  const sections = coff + 20 + file.readUInt16LE(coff + 16);
  const count = file.readUInt16LE(coff + 2);
  return Math.max(
    ...Array.from({ length: count }, (_, index) => {
      const section = sections + SECTION_SIZE * index;
      return file.readUInt32LE(section + 16) + file.readUInt32LE(section + 20);
    }),
  );
};

const hasSignature = (data: Buffer): boolean =>
  data.subarray(FLAGS_SIZE, FLAGS_SIZE + SIGNATURE.length).equals(SIGNATURE);

/** Each block of an installer's data: its length, with the top bit set where it is deflated, and its bytes. */
const blocks = function* (data: Buffer): Generator<Buffer> {
  let at = FLAGS_SIZE + SIGNATURE.length + 8;
  while (at + 4 <= data.length) {
    const word = data.readUInt32LE(at);
    const size = word & 0x7fffffff;
    at += 4;
    if (size === 0 || at + size > data.length) return;
    const bytes = data.subarray(at, at + size);
    yield word >>> 31 === 1 ? inflateRawSync(bytes) : bytes;
    at += size;
  }
};

/** The uninstaller that an installer would write: the same executable with the uninstaller's data behind it. */
export const uninstallerOf = (installer: Buffer): Buffer => {
  const end = endOfSections(installer);
  const data = installer.subarray(end);
  if (!hasSignature(data)) throw new Error('this is no installer of NSIS');
  const inner = [...blocks(data)].filter(hasSignature);
  const [uninstaller] = inner;
  if (uninstaller === undefined || inner.length > 1)
    throw new Error(`an installer holds one uninstaller, not ${inner.length}`);
  return Buffer.concat([installer.subarray(0, end), uninstaller]);
};
