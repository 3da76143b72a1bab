import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TriesSettings } from '../../shared/config/operators.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { openTries } from '../operators/tries.ts';
import type { Clock } from '../ports/clock.ts';
import type { EntriesByName } from '../ports/keychain.ts';

/** Waits after wrong passphrases, in seconds. */
const WAITS: TriesSettings = {
  person: [0, 0, 0, 5, 15, 60, 300, 900],
  device: [0, 0, 0, 0, 0, 5, 15, 60, 300],
  forgetMinutes: 15,
};

const FILE = 'tries.db';

/** That there are counts, in the keychain: the file alone could be taken away. */
const COUNTED = 'provisioning/tries';

/**
 * Makes a try with a passphrase of one bundle. It is counted before it is made, over restarts and in every process of this
 * user. Problems: `bundle.wait` with the seconds, `bundle.keychain`, `bundle.not-written`, and those of the try.
 */
export const tryPassphrase = async <T>(
  {
    folder,
    keychain,
    clock,
  }: {
    readonly folder: string;
    readonly keychain: EntriesByName;
    readonly clock: Pick<Clock, 'mark'>;
  },
  bundleId: string,
  attempt: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  const file = join(folder, FILE);
  const counted = await keychain.get(COUNTED);
  if (!counted.ok && counted.fault !== 'absent') return fail('bundle.keychain', { why: counted.fault });
  const begun = ((): Result<ReturnType<typeof openTries>> => {
    try {
      return ok(openTries(file, WAITS, clock, counted.ok && !existsSync(file)));
    } catch {
      return fail('bundle.not-written', { why: FILE });
    }
  })();
  if (!begun.ok) return begun;
  const tries = begun.value;
  try {
    if (!counted.ok) {
      const marked = await keychain.set(COUNTED, 'yes');
      if (!marked.ok) return fail('bundle.keychain', { why: marked.fault });
    }
    const may = tries.begin(bundleId);
    if (!may.ok) return fail('bundle.wait', { seconds: Math.ceil(may.waitMs / 1_000) });
    const made = await attempt();
    // Whatever is wrong with it otherwise: it was no guess.
    if (made.ok || made.problem.code !== 'bundle.wrong-passphrase') tries.wasRight(bundleId);
    return made;
  } finally {
    tries.close();
  }
};
