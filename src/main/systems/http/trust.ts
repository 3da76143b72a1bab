import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import { readPlainFile } from '../../ports/plain-file.ts';

/** A list of every authority that a large organization trusts fits well. */
const MOST_BYTES = 4 * 1_048_576;

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

const certificatesIn = (text: string): readonly string[] | null => {
  const found = text.match(PEM) ?? [];
  try {
    for (const pem of found) new X509Certificate(pem);
  } catch {
    return null;
  }
  return found.length === 0 ? null : found;
};

/** Reading the operating system's store may take seconds, and the main thread is the window's: so another one reads it. */
const READER = `
  const tls = require('node:tls');
  const { parentPort } = require('node:worker_threads');
  parentPort.postMessage([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);
`;

const Certificates = v.array(v.string());

/** The runtime's own list of roots, and the operating system's where the runtime can read it. */
const builtIn = async (): Promise<readonly string[]> => {
  if (typeof tls.getCACertificates !== 'function') return tls.rootCertificates;
  const reader = new Worker(READER, { eval: true });
  try {
    const [read] = await once(reader, 'message');
    return v.parse(Certificates, read);
  } finally {
    await reader.terminate();
  }
};

/**
 * Gathers the certificates (PEM, each once) of every authority that is trusted: the runtime's, the operating system's
 * and those in `caFiles`. Reading the system's store takes a while: ask when the first TLS connection is needed, not at
 * start-up. Fails closed with `config.invalid` (`path`, `detail`: `unreadable` or `no-certificate`) when a file cannot
 * be used.
 */
export const loadTrust = async (options: {
  readonly caFiles: readonly string[];
}): Promise<Result<readonly string[]>> => {
  const trusted = new Set<string>();
  for (const path of options.caFiles) {
    const read = await readPlainFile(path, { mostBytes: MOST_BYTES });
    if (!read.ok) return fail('config.invalid', { path, detail: 'unreadable' });
    const certificates = certificatesIn(read.text);
    if (certificates === null) return fail('config.invalid', { path, detail: 'no-certificate' });
    for (const pem of certificates) trusted.add(pem);
  }
  for (const pem of await builtIn()) trusted.add(pem.trim());
  return ok([...trusted]);
};
