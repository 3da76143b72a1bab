import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { ChangeKindName } from '../../../src/shared/kinds/kinds.ts';
import { KINDS } from '../plan/kinds.ts';
import { createRandom, pick } from '../plan/random.ts';
import { attribute } from './attribute.ts';
import { runChild } from './child-run.ts';
import { judgeOutcomes } from './judge-outcomes.ts';
import { judgeSteps } from './judge-steps.ts';
import { GENERATING } from './mix-cards.ts';
import { isOnDisk, type OnDisk, readOnDisk } from './on-disk.ts';
import { type Drafted, draftedIn, type Telling } from './protocol.ts';
import { withoutIntent } from './without-intent.ts';
import { WRITES, writesOf } from './write-key.ts';

/** Figures of a campaign of kills. */
export interface KillFigures {
  readonly kills: number;
  /** Of these, before the program was ready to work. */
  readonly atStart: number;
  /** States that an operator was told to be on record. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Of these, in the middle of an entry: one step was on record, and the next one was not. */
  readonly between: number;
  /** Writes that the systems read, by kind of change. */
  readonly sent: ReadonlyMap<ChangeKindName, number>;
  /** Writes without an intent of their own, the second of one intent among them. */
  readonly unrecorded: number;
  /** Steps that were sent without the one before, and cards that were made twice. */
  readonly missteps: number;
  /** Changes whose outcome was open when the program was killed, each counted once. */
  readonly open: number;
  /** Of these, not found at the next start. */
  readonly overlooked: number;
  /** Changes that were accepted and not read back when the program was killed, each counted once. */
  readonly cut: number;
  /** Of these, not read back by the last start. */
  readonly unread: number;
  /** Changes whose outcome the systems' ledgers do not bear out, once everything is recovered. */
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

/** At most so many lines are told between the first look at what was open and a kill. */
const LINES = 60;
/** One kill in so many comes while the program starts and takes that look. */
const START_EACH = 5;
/** A program that could not be killed at its point within this time has come to a stop, in milliseconds. */
const PATIENCE_MS = 300_000;

/** One run in so many has a write whose reply never comes: a step may then not be followed by the next one. */
const FAULT_EACH = 2;

/** Puts a fault before a write of the next run: the connection ends before the change is made, or right after. */
const spoil = async (training: Training, random: () => number): Promise<void> => {
  const upstream = pick<UpstreamName>(random, ['airpay', 'capillary', 'capillary', 'wm']);
  const [first = 'set', ...rest] = WRITES[upstream];
  const fault = pick(random, ['cut-before-effect', 'cut-after-effect'] as const);
  await training.faults.set(upstream, { fault, call: pick(random, [first, ...rest]), times: 1 });
};

/** Whether an entry was left in its middle: one step is on record, and the next one is not. */
const isBetween = (drafted: readonly Drafted[], disk: OnDisk): boolean =>
  drafted.some(({ id, after }) => after !== null && disk.intended.has(after) && !disk.outcomes.has(id));

/** Kills a program in the middle of its work, again and again over one journal, and looks each time at what is left. */
export const runKills = async ({ kills, seed, onKill }: Campaign): Promise<KillFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-kills-'));
  const file = join(folder, 'journal.db');
  const training = await startTraining({ latencyMs: 2 });
  const random = createRandom(seed);
  const heard: Telling[] = [];
  const findings: string[] = [];
  const recoveryMs: number[] = [];
  const all: { readonly id: string; readonly state: string }[] = [];
  const everOpen = new Set<string>();
  const everCut = new Set<string>();
  let [atStart, between, lost, overlooked] = [0, 0, 0, 0];
  let expected: readonly string[] = [];

  const start = (changes: number | null) => ({
    folder,
    baseUrls: training.baseUrls,
    seed: Math.floor(random() * 1e9),
    changes,
    lanes: GENERATING.length,
  });

  const heed = (tellings: readonly Telling[], errors: string): void => {
    for (const telling of tellings) {
      heard.push(telling);
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
    for (const id of expected) everOpen.add(id);
    for (const id of disk.unread) everCut.add(id);
    if (isBetween(draftedIn(said), disk)) between += 1;
  };

  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const isAtStart = random() < 1 / START_EACH;
      const afterLines = 1 + Math.floor(random() * LINES);
      const afterMs = random() * (isAtStart ? 600 : 4);
      let doomed = false;
      await training.faults.clear();
      if (random() < 1 / FAULT_EACH) await spoil(training, random);
      let patience: NodeJS.Timeout | undefined;
      const { tellings, errors, signal } = await runChild({
        start: start(null),
        onSpawn: (child) => {
          if (isAtStart) setTimeout(() => child.kill('SIGKILL'), afterMs);
          patience = setTimeout(() => {
            findings.push('a program came to a stop by itself');
            child.kill('SIGKILL');
          }, PATIENCE_MS);
        },
        onLine: (child, lines) => {
          if (isAtStart || doomed || lines < afterLines) return;
          doomed = true;
          setTimeout(() => child.kill('SIGKILL'), afterMs);
        },
      });
      clearTimeout(patience);
      if (isAtStart) atStart += 1;
      if (signal !== 'SIGKILL') findings.push(`a program ended by itself: ${errors.slice(0, 400)}`);
      heed(tellings, errors);
      look(tellings);
      onKill?.();
    }
    await training.faults.clear();
    const last = await runChild({ start: start(0) });
    heed(last.tellings, last.errors);
    if (!last.tellings.some(({ tells }) => tells === 'done'))
      findings.push('the last start did not come to its end');
    const disk = readOnDisk(file);
    const missing = all.filter((one) => !isOnDisk(disk, one)).length;
    if (missing > lost) findings.push(`${missing - lost} acknowledged events were lost later`);
    const drafted = draftedIn(heard);
    const kindOf = new Map(drafted.map(({ id, kind }) => [id, kind]));
    const attributed = attribute(writesOf(training.ledger), disk, drafted);
    const kindsSent = attributed.flatMap(({ changeId }) => kindOf.get(changeId ?? '') ?? []);
    const missteps = judgeSteps(attributed, disk, drafted);
    const lies = judgeOutcomes(attributed, disk, drafted);
    const unread =
      disk.unread.length === 0 ? [] : [`${disk.unread.length} accepted changes were never read back`];
    return {
      kills,
      atStart,
      between,
      acknowledged: all.length,
      lost: Math.max(lost, missing),
      sent: new Map(KINDS.map((kind) => [kind, kindsSent.filter((one) => one === kind).length])),
      unrecorded: withoutIntent(training.ledger, disk, drafted),
      missteps: missteps.length,
      open: everOpen.size,
      overlooked,
      cut: everCut.size,
      unread: disk.unread.length,
      misreported: lies.length,
      recoveryMs,
      findings: [...findings, ...unread, ...missteps, ...lies],
    };
  } finally {
    await training.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
