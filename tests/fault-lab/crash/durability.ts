import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTraining } from '../../../src/main/training/start.ts';
import { runChild } from './child-run.ts';
import { type DurabilityFigures, judgeTrace, sendOf } from './judge-trace.ts';
import { readOnDisk } from './on-disk.ts';
import { draftedIn } from './protocol.ts';
import { callsOf } from './trace.ts';

/** Whether programs can be traced here. */
export const canTrace = (): boolean =>
  spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;

/** What is traced: so many changes, of so many customers side by side. */
interface Traced {
  readonly changes: number;
  readonly seed: number;
  readonly lanes: number;
}

/** Runs changes under a tracer and holds each byte that depends on a record against the syncs. */
export const traceDurability = async ({ changes, seed, lanes }: Traced): Promise<DurabilityFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-trace-'));
  const out = join(folder, 'trace');
  const training = await startTraining();
  try {
    const { tellings, errors } = await runChild({
      start: { folder, baseUrls: training.baseUrls, seed, changes, lanes },
      through: [
        ...['strace', '-f', '-qq', '-s', '20000', '-o', out],
        ...['-e', 'trace=pwrite64,write,writev,sendto,sendmsg,fdatasync,fsync', '-e', 'signal=none'],
      ],
    });
    const { intended } = readOnDisk(join(folder, 'journal.db'));
    const intents = draftedIn(tellings).flatMap(({ id, kind, key }) => {
      const intent = intended.get(id);
      return intent === undefined ? [] : [{ ...intent, sends: sendOf(kind, key ?? '') }];
    });
    const judged = judgeTrace(
      callsOf(readFileSync(out, 'latin1')),
      intents.toSorted((a, b) => a.seq - b.seq),
    );
    const findings: string[] = errors === '' ? [] : [errors.slice(0, 400)];
    if (!tellings.some(({ tells }) => tells === 'done'))
      findings.push('the traced program did not come to its end');
    return { ...judged, findings: [...findings, ...judged.findings] };
  } finally {
    await training.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
