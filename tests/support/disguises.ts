import { existsSync, readFileSync } from 'node:fs';

/** A text, or the bytes of a key. */
export type Planted = string | Uint8Array;

/** In base64 at any offset, in both alphabets; what the bytes before and behind have a part in is left out. */
const base64Of = (plain: Buffer): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), plain]);
    return (['base64', 'base64url'] as const).map((alphabet) =>
      whole
        .toString(alphabet)
        .replace(/=+$/, '')
        .slice(offset === 0 ? 0 : 4, -3),
    );
  });

/** The bytes in which it may stand in a file: as it is, a text in UTF-16, in hexadecimal, and in base64. */
const disguises = (planted: Planted): readonly Buffer[] => {
  const plain = Buffer.from(planted);
  const wide = typeof planted === 'string' ? Buffer.from(planted, 'utf16le') : null;
  return [
    plain,
    ...(wide === null ? [] : [wide, Buffer.from(wide).swap16()]),
    Buffer.from(plain.toString('hex')),
    Buffer.from(plain.toString('hex').toUpperCase()),
    ...base64Of(plain).map((part) => Buffer.from(part)),
  ];
};

/** Those of what was planted that stand in a file, in whatever disguise; none where there is no file. */
export const hits = <T extends Planted>(file: string, planted: readonly T[]): readonly T[] => {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  return planted.filter((one) => disguises(one).some((disguise) => bytes.includes(disguise)));
};
