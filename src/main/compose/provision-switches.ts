import type { Problem } from '../../shared/domain/problem.ts';
import type { Host } from '../ports/host.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { MOST_BUNDLE_BYTES, readBundle } from '../provisioning/bundle.ts';
import { graceEndOf } from '../provisioning/life.ts';
import { said } from '../provisioning/said.ts';
import { keyFingerprint } from '../provisioning/signing-key.ts';
import type { KeptBundle } from '../provisioning/state.ts';
import type { Provisioning } from './provisioning.ts';

type Output = Pick<Host, 'write' | 'readLine'>;

const UNCHANGED = 'Nothing was changed';

const place = (value: unknown): number => (typeof value === 'number' ? value : 1);

/** One line for a fault, where it is. */
const fault = (file: string, problem: Problem): string =>
  `${file}:${place(problem.data.line)}:${place(problem.data.column)}: ${said(problem)}. ${UNCHANGED}\n`;

/** What it is, from whom and until when: a line each. */
const about = ({ manifest, signer }: KeptBundle): string => {
  const { id, version, issuer, expiresAt } = manifest;
  return [
    `version ${version}, id ${id}`,
    `from ${issuer}, signed by key ${keyFingerprint(signer)}`,
    `until ${expiresAt}; changes are sent until ${new Date(graceEndOf(manifest)).toISOString()}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
};

/**
 * `--provision FILE`: imports a bundle, and says what came, from whom and until when; or what is wrong. The exit status, 0
 * or 1. A passphrase comes on standard input, so that no list of processes and no history holds it.
 */
export const runProvision = async (
  { file, trust }: { readonly file: string; readonly trust: string | null },
  provisioning: Pick<Provisioning, 'import'>,
  { write, readLine }: Output,
): Promise<{ readonly exitCode: number }> => {
  const read = await readPlainFile(file, { mostBytes: MOST_BUNDLE_BYTES });
  if (!read.ok) {
    write(`${file}:1:1: ${read.message}. ${UNCHANGED}\n`);
    return { exitCode: 1 };
  }
  const { text } = read;
  const bundle = readBundle(text);
  const isLocked = bundle.ok && bundle.value.manifest.audience.for === 'passphrase';
  const passphrase = isLocked ? await readLine() : null;
  const imported = await provisioning.import({ text, file, passphrase, trust });
  if (!imported.ok) {
    write(fault(file, imported.problem));
    return { exitCode: 1 };
  }
  const { kept, fingerprint, isFirst } = imported.value;
  write(`${file}: imported\n${about(kept)}`);
  if (isFirst)
    write(
      `from now on this user takes bundles of key ${fingerprint} alone: compare it with what whoever made the bundle says\n`,
    );
  return { exitCode: 0 };
};

/** `--rollback`: goes back to the bundle before, and says what counts now; or why not. The exit status, 0 or 1. */
export const runRollBack = async (
  provisioning: Pick<Provisioning, 'rollBack'>,
  { write }: Output,
): Promise<{ readonly exitCode: number }> => {
  const gone = await provisioning.rollBack();
  write(gone.ok ? `went back to the bundle before\n${about(gone.value)}` : fault('rollback', gone.problem));
  return { exitCode: gone.ok ? 0 : 1 };
};
