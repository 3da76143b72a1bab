import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { UPSTREAMS } from '../../../src/shared/domain/upstream.ts';
import { createRandom } from '../plan/random.ts';
import { runChild } from './child-run.ts';
import { isOnDisk, type OnDisk, readOnDisk } from './on-disk.ts';
import type { Telling } from './protocol.ts';
import { type Drafted, withoutIntent, writesOf } from './without-intent.ts';

/** Figures of a campaign of kills. */
export interface KillFigures {
  readonly kills: number;
  /** Of these, before the program was ready to work. */
  readonly atStart: number;
  /** States that an operator was told to be on record. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Writes that the systems saw. */
  readonly sent: number;
  readonly unrecorded: number;
  /** Changes whose outcome was open when the program was killed. */
  readonly open: number;
  /** Of these, not found at the next start. */
  readonly overlooked: number;
  /** Outcomes that the systems' ledgers do not bear out, once everything is recovered. */
  readonly misreported: number;
  /** From the opening of the journal to the end of the first look, for each start that had something open, in ms. */
  readonly recoveryMs: readonly number[];
  /** What went wrong, in words. */
  readonly findings: readonly string[];
}

interface Campaign {
  readonly kills: number;
  readonly seed: number;
  readonly onKill?: () => void;
}

/** At most so many lines are told before a kill. */
const LINES = 60;
/** One kill in so many comes while the program starts. */
const START_EACH = 6;

/** Customers for whom what is claimed to have been changed is not what a system changed. */
const lies = (training: Training, disk: OnDisk, drafted: readonly Drafted[]): readonly string[] =>
  UPSTREAMS.flatMap((upstream) => {
    const applied = Map.groupBy(
      writesOf(training.ledger, upstream).filter((write) => write.applied),
      ({ subject }) => subject ?? '',
    );
    const own = Map.groupBy(
      drafted.filter((one) => one.upstream === upstream),
      ({ subject }) => subject,
    );
    return [...new Set([...applied.keys(), ...own.keys()])].flatMap((subject) => {
      const outcomes = (own.get(subject) ?? []).map(({ id }) => disk.outcomes.get(id));
      const claimed = outcomes.filter((outcome) => outcome === 'confirmed' || outcome === 'accepted').length;
      const open = outcomes.filter((outcome) => outcome === 'unknown' || outcome === null).length;
      const made = applied.get(subject)?.length ?? 0;
      return made < claimed || made > claimed + open
        ? [`${upstream}: ${made} changes made, ${claimed} claimed, ${open} open for one customer`]
        : [];
    });
  });

/** Kills a program in the middle of its work, again and again over one journal, and looks each time at what is left. */
export const runKills = async ({ kills, seed, onKill }: Campaign): Promise<KillFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-kills-'));
  const file = join(folder, 'journal.db');
  const training = await startTraining({ latencyMs: 2 });
  const random = createRandom(seed);
  const drafted: Drafted[] = [];
  const findings: string[] = [];
  const recoveryMs: number[] = [];
  const all: { readonly id: string; readonly state: string }[] = [];
  let [atStart, lost, open, overlooked] = [0, 0, 0, 0];
  let expected: readonly string[] = [];

  const start = (changes: number | null) => ({
    folder,
    baseUrls: training.baseUrls,
    seed: Math.floor(random() * 1e9),
    changes,
    lanes: 4,
  });

  const heed = (tellings: readonly Telling[], errors: string): void => {
    for (const telling of tellings) {
      if (telling.tells === 'drafted') drafted.push(telling);
      if (telling.tells === 'said') all.push(telling);
      if (telling.tells === 'refused') findings.push(`the journal was refused: ${telling.why}`);
      if (telling.tells === 'unrecorded') findings.push(`not recorded: ${telling.why ?? telling.state}`);
      if (telling.tells === 'recovered' && expected.length > 0) recoveryMs.push(telling.ms);
      if (telling.tells === 'found') {
        const missing = expected.filter((id) => !telling.ids.includes(id));
        overlooked += missing.length;
        if (missing.length > 0)
          findings.push(`${missing.length} open changes were not found at the next start`);
      }
    }
    if (errors !== '') findings.push(errors.slice(0, 400));
  };

  const look = (said: readonly Telling[]): void => {
    if (!existsSync(file)) return;
    const disk = readOnDisk(file);
    const gone = said.filter((one) => one.tells === 'said' && !isOnDisk(disk, one));
    lost += gone.length;
    if (gone.length > 0) findings.push(`lost: ${JSON.stringify(gone.slice(0, 3))}`);
    expected = [...disk.outcomes]
      .filter(([, outcome]) => outcome === null || outcome === 'unknown')
      .map(([id]) => id);
    open += expected.length;
  };

  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const isAtStart = random() < 1 / START_EACH;
      const afterLines = 1 + Math.floor(random() * LINES);
      const afterMs = random() * (isAtStart ? 450 : 4);
      let doomed = false;
      const { tellings, errors, signal } = await runChild({
        start: start(null),
        onSpawn: (child) => {
          if (isAtStart) setTimeout(() => child.kill('SIGKILL'), afterMs);
        },
        onLine: (child, lines) => {
          if (isAtStart || doomed || lines < afterLines) return;
          doomed = true;
          setTimeout(() => child.kill('SIGKILL'), afterMs);
        },
      });
      if (isAtStart) atStart += 1;
      if (signal !== 'SIGKILL') findings.push(`a program ended by itself: ${errors.slice(0, 400)}`);
      heed(tellings, errors);
      look(tellings);
      onKill?.();
    }
    const last = await runChild({ start: start(0) });
    heed(last.tellings, last.errors);
    if (!last.tellings.some(({ tells }) => tells === 'done'))
      findings.push('the last start did not come to its end');
    const disk = readOnDisk(file);
    const missing = all.filter((one) => !isOnDisk(disk, one)).length;
    if (missing > lost) findings.push(`${missing - lost} acknowledged events were lost later`);
    const told = lies(training, disk, drafted);
    return {
      kills,
      atStart,
      acknowledged: all.length,
      lost: Math.max(lost, missing),
      sent: UPSTREAMS.reduce((sum, upstream) => sum + writesOf(training.ledger, upstream).length, 0),
      unrecorded: withoutIntent(training.ledger, disk, drafted),
      open,
      overlooked,
      misreported: told.length,
      recoveryMs,
      findings: [...findings, ...told],
    };
  } finally {
    await training.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
