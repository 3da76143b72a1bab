import { createCipheriv, createDecipheriv } from 'node:crypto';

/*
 * AES key wrap (RFC 3394), for runtimes that do not bring it: Electron links BoringSSL, and its Node came by it late.
 */

const CIPHER = 'aes-256-ecb';

/** What stands before the key, and proves when it is unwrapped that it is whole (RFC 3394, 2.2.3.1). */
const INITIAL = 0xa6;

const ROUNDS = 6;

const halves = (text: Uint8Array): readonly Buffer[] =>
  Array.from({ length: text.length / 8 }, (_, at) => Buffer.from(text.subarray(at * 8, at * 8 + 8)));

/** A block of 8 bytes with a counter put into it. */
const counted = (block: Uint8Array, counter: number): Buffer => {
  const made = Buffer.from(block);
  made.writeUInt32BE((made.readUInt32BE(4) ^ counter) >>> 0, 4);
  return made;
};

/** Wraps a key of whole blocks of 8 bytes with one of 32 bytes. */
export const wrapKey = (wrapping: Uint8Array, key: Uint8Array): Buffer => {
  const cipher = createCipheriv(CIPHER, wrapping, null).setAutoPadding(false);
  const blocks = [...halves(key)];
  let check: Buffer = Buffer.alloc(8, INITIAL);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [at, block] of blocks.entries()) {
      const made = cipher.update(Buffer.concat([check, block]));
      check = counted(made.subarray(0, 8), round * blocks.length + at + 1);
      blocks[at] = made.subarray(8);
    }
  return Buffer.concat([check, ...blocks]);
};

/** The key that {@link wrapKey} wrapped; null: with another one, or it is not whole. */
export const unwrapKey = (wrapping: Uint8Array, wrapped: Uint8Array): Buffer | null => {
  const decipher = createDecipheriv(CIPHER, wrapping, null).setAutoPadding(false);
  const [first, ...rest] = halves(wrapped);
  const blocks = [...rest];
  let check: Buffer = first ?? Buffer.alloc(8);
  for (let round = ROUNDS - 1; round >= 0; round -= 1)
    for (let at = blocks.length - 1; at >= 0; at -= 1) {
      const before = Buffer.concat([counted(check, round * blocks.length + at + 1), blocks[at] ?? check]);
      const made = decipher.update(before);
      check = made.subarray(0, 8);
      blocks[at] = made.subarray(8);
    }
  return check.every((byte) => byte === INITIAL) ? Buffer.concat(blocks) : null;
};
