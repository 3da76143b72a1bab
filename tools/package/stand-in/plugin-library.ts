/*
 * A Windows library that exports names and holds no code: all that a compiler of installers asks of a plugin. The layout
 * is Microsoft's PE format: headers, one section, the export directory in it.
 */

const FILE_ALIGNMENT = 0x200;
const SECTION_RVA = 0x1000;
const PE_AT = 0x80;
const COFF_SIZE = 24;
const OPTIONAL_SIZE = 224;
const MACHINE_I386 = 0x14c;
const IS_32_BIT_LIBRARY = 0x2102;
const READABLE_DATA = 0x40000040;
const EXPORT_DIRECTORY_SIZE = 40;

const aligned = (size: number, to: number): number => Math.ceil(size / to) * to;

/** The export directory, with every name at one address. */
const exportSection = (library: string, names: readonly string[]): Buffer => {
  const sorted = [...names].sort();
  const functionsAt = EXPORT_DIRECTORY_SIZE;
  const namesAt = functionsAt + 4 * sorted.length;
  const ordinalsAt = namesAt + 4 * sorted.length;
  let textAt = ordinalsAt + 2 * sorted.length;
  const texts = [library, ...sorted].map((text) => {
    const at = textAt;
    textAt += text.length + 1;
    return { text, at };
  });
  const section = Buffer.alloc(textAt);
  section.writeUInt32LE(SECTION_RVA + (texts[0]?.at ?? 0), 12);
  section.writeUInt32LE(1, 16);
  section.writeUInt32LE(sorted.length, 20);
  section.writeUInt32LE(sorted.length, 24);
  section.writeUInt32LE(SECTION_RVA + functionsAt, 28);
  section.writeUInt32LE(SECTION_RVA + namesAt, 32);
  section.writeUInt32LE(SECTION_RVA + ordinalsAt, 36);
  for (const { text, at } of texts) section.write(text, at, 'latin1');
  for (const [index, { at }] of texts.slice(1).entries()) {
    section.writeUInt32LE(SECTION_RVA, functionsAt + 4 * index);
    section.writeUInt32LE(SECTION_RVA + at, namesAt + 4 * index);
    section.writeUInt16LE(index, ordinalsAt + 2 * index);
  }
  return section;
};

/** A 32-bit library of this name that exports these names. */
export const pluginLibrary = (library: string, names: readonly string[]): Buffer => {
  const section = exportSection(library, names);
  const rawSize = aligned(section.length, FILE_ALIGNMENT);
  const file = Buffer.alloc(2 * FILE_ALIGNMENT + rawSize);
  file.write('MZ', 0, 'latin1');
  file.writeUInt32LE(PE_AT, 0x3c);

  file.write('PE\0\0', PE_AT, 'latin1');
  file.writeUInt16LE(MACHINE_I386, PE_AT + 4);
  file.writeUInt16LE(1, PE_AT + 6);
  file.writeUInt16LE(OPTIONAL_SIZE, PE_AT + 20);
  file.writeUInt16LE(IS_32_BIT_LIBRARY, PE_AT + 22);

  const optional = PE_AT + COFF_SIZE;
  file.writeUInt16LE(0x10b, optional);
  file.writeUInt32LE(0x10000000, optional + 28);
  file.writeUInt32LE(0x1000, optional + 32);
  file.writeUInt32LE(FILE_ALIGNMENT, optional + 36);
  file.writeUInt16LE(6, optional + 48);
  file.writeUInt32LE(SECTION_RVA + aligned(section.length, 0x1000), optional + 56);
  file.writeUInt32LE(2 * FILE_ALIGNMENT, optional + 60);
  file.writeUInt16LE(2, optional + 68);
  file.writeUInt32LE(16, optional + 92);
  file.writeUInt32LE(SECTION_RVA, optional + 96);
  file.writeUInt32LE(section.length, optional + 100);

  const header = optional + OPTIONAL_SIZE;
  file.write('.edata', header, 'latin1');
  file.writeUInt32LE(section.length, header + 8);
  file.writeUInt32LE(SECTION_RVA, header + 12);
  file.writeUInt32LE(rawSize, header + 16);
  file.writeUInt32LE(2 * FILE_ALIGNMENT, header + 20);
  file.writeUInt32LE(READABLE_DATA, header + 36);
  section.copy(file, 2 * FILE_ALIGNMENT);
  return file;
};
