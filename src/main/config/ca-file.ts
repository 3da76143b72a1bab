import { X509Certificate } from 'node:crypto';
import { readPlainFile } from '../ports/plain-file.ts';

/** A list of every authority that a large organization trusts fits well. */
const MOST_BYTES = 4 * 1_048_576;

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g;

const faultOf = (text: string, now: number): string | null => {
  if (text.trim() === '') return 'is empty';
  const blocks = [...text.matchAll(BLOCK)].map(([pem, kind = '']) => ({ pem, kind }));
  if (blocks.some(({ kind }) => kind.endsWith('PRIVATE KEY')))
    return 'holds a private key: it takes certificates alone';
  const certificates = blocks.filter(({ kind }) => kind === 'CERTIFICATE');
  if (certificates.length === 0) return 'holds no certificate in PEM (-----BEGIN CERTIFICATE-----)';
  const ends: number[] = [];
  for (const { pem } of certificates) {
    try {
      ends.push(new X509Certificate(pem).validToDate.getTime());
    } catch {
      return 'holds a certificate that cannot be read';
    }
  }
  return ends.every((end) => end < now) ? 'holds no certificate that is still valid' : null;
};

/** In words, why a file cannot be one of further authorities; `null` where it can. `now`: ms since the epoch. */
export const caFileFault = async (file: string, now: number): Promise<string | null> => {
  const read = await readPlainFile(file, { mostBytes: MOST_BYTES });
  return read.ok ? faultOf(read.text, now) : read.message;
};
