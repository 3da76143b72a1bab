import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
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

/** The runtime's own list of roots, and the operating system's where the runtime can read it. */
const builtIn = (): readonly string[] => {
  if (typeof tls.getCACertificates !== 'function') return tls.rootCertificates;
  return [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
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
  for (const pem of builtIn()) trusted.add(pem.trim());
  return ok([...trusted]);
};
