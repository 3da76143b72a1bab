import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { HttpFault } from './fault.ts';

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const unbrotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

/** The encodings that a request says it takes. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/** `deflate` is sent with a zlib header by some servers and without one by others. */
const hasZlibHeader = (bytes: Buffer): boolean => ((bytes[0] ?? 0) & 0x0f) === 0x08;

const decode = (encoding: string, bytes: Buffer, maxOutputLength: number): Promise<Buffer> => {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return gunzip(bytes, { maxOutputLength });
    case 'deflate':
      return hasZlibHeader(bytes)
        ? inflate(bytes, { maxOutputLength })
        : inflateRaw(bytes, { maxOutputLength });
    case 'br':
      return unbrotli(bytes, { maxOutputLength });
    default:
      return Promise.reject(new HttpFault('FAULT_CONTENT'));
  }
};

const asFault = (error: unknown): HttpFault => {
  if (error instanceof HttpFault) return error;
  const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  return new HttpFault(tooLarge ? 'FAULT_TOO_LARGE' : 'FAULT_CONTENT');
};

/**
 * Turns the bytes of a complete body into text. Inflating stops as soon as `limit` bytes are passed. Rejects with an
 * `HttpFault`: `FAULT_TOO_LARGE`, or `FAULT_CONTENT` for an unknown encoding, damaged data and what is no UTF-8.
 */
export const textOf = async (bytes: Buffer, contentEncoding: string, limit: number): Promise<string> => {
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'identity');
  if (encodings.length > 2) throw new HttpFault('FAULT_CONTENT');
  try {
    let plain = bytes;
    if (bytes.length > 0) {
      for (const encoding of encodings.toReversed()) plain = await decode(encoding, plain, limit);
    }
    if (plain.length > limit) throw new HttpFault('FAULT_TOO_LARGE');
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (error) {
    throw asFault(error);
  }
};
