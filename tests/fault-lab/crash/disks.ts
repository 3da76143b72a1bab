import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTraining } from '../../../src/main/training/start.ts';
import type { JournalWhy } from '../../../src/shared/domain/journal-why.ts';
import { createRandom } from '../plan/random.ts';
import { type ChildRun, runChild } from './child-run.ts';
import { isOnDisk, readOnDisk } from './on-disk.ts';
import { draftedIn } from './protocol.ts';
import { withoutIntent } from './without-intent.ts';

/** Figures of runs on disks that fail. */
export interface DiskFigures {
  readonly runs: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Writes that a system saw without a recorded intent. */
  readonly unrecorded: number;
  /** Runs in which the operator was told what could not be recorded and the true reason, and no change was left without a word. */
  readonly clear: number;
  /** Runs after which the journal opened again on a disk that works. */
  readonly reopened: number;
  readonly findings: readonly string[];
}

/** A way in which a disk fails under one run. */
export interface Failing {
  readonly name: string;
  /** Reasons that are true of it. */
  readonly whys: readonly JournalWhy[];
  /** Whether it can be made here. */
  can(): boolean;
  /** Prepares the folder; gives the command to start the program through. */
  begin(folder: string, random: () => number): readonly string[];
  /** Makes the disk work again. */
  mend(folder: string): void;
  end(folder: string): void;
}

const run = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const between = (random: () => number, least: number, most: number): number =>
  Math.floor(least + random() * (most - least));

const mount = (folder: string, options: string): boolean =>
  run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder);

/** A file system that is too small for what is to be recorded. */
export const fullDisk: Failing = {
  name: 'full disk',
  whys: ['full'],
  can: () => {
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-mount-'));
    const can = mount(folder, 'size=64k') && run('umount', folder);
    rmSync(folder, { recursive: true, force: true });
    return can;
  },
  begin: (folder, random) => {
    if (!mount(folder, `size=${between(random, 24, 700)}k`)) throw new Error('nothing could be mounted');
    return [];
  },
  mend: (folder) => {
    if (!run('mount', '-o', 'remount,size=64m', folder)) throw new Error('nothing could be mounted');
  },
  end: (folder) => {
    run('umount', folder);
  },
};

/** A device that fails at some write or sync of the journal's own files, once or from then on. */
export const ioError: Failing = {
  name: 'I/O error',
  whys: ['io'],
  can: () => run('strace', '-f', '-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO:when=9', 'true'),
  begin: (folder, random) => {
    const [call, most] = random() < 0.5 ? ['fdatasync', 60] : ['pwrite64', 240];
    const when = `${between(random, 1, Number(most))}${random() < 0.7 ? '+' : ''}`;
    const file = join(folder, 'journal.db');
    return [
      ...['strace', '-f', '-qq', '-o', '/dev/null', '-P', file, '-P', `${file}-wal`],
      ...['-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${when}`, '-e', 'signal=none'],
    ];
  },
  mend: () => {},
  end: () => {},
};

const CHANGES = 60;

/** Reasons that were told of what could not be recorded, or of a journal that did not open. */
const whysOf = ({ tellings }: ChildRun): readonly (string | null)[] => [
  ...new Set(
    tellings.flatMap((one) => (one.tells === 'refused' || one.tells === 'unrecorded' ? [one.why] : [])),
  ),
];

/** The operator was told that something could not be recorded and truly why, and no change was left without a word. */
const isClear = (made: ChildRun, trueWhys: readonly string[]): boolean => {
  const { tellings } = made;
  const heard = new Set(
    tellings.flatMap((one) => (one.tells === 'said' || one.tells === 'unrecorded' ? [one.id] : [])),
  );
  const whys = whysOf(made);
  const isTold = whys.length > 0 && whys.every((why) => why !== null && trueWhys.includes(why));
  return isTold && tellings.every((one) => one.tells !== 'drafted' || heard.has(one.id));
};

/** Whether a device fault of the run met nothing: it came after the last write, or once and between two changes. */
const isUntouched = ({ tellings }: ChildRun): boolean =>
  tellings.some(({ tells }) => tells === 'done') && tellings.every(({ tells }) => tells !== 'unrecorded');

/** Runs the mix on disks that fail, and looks what is there once they work again. */
export const runDisks = async (failing: Failing, runs: number, seed: number): Promise<DiskFigures> => {
  const random = createRandom(seed);
  const training = await startTraining();
  const findings: string[] = [];
  let [acknowledged, lost, unrecorded, clear, reopened] = [0, 0, 0, 0, 0];
  const one = async (number: number): Promise<boolean> => {
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-disk-'));
    mkdirSync(folder, { recursive: true });
    await training.reset();
    const start = {
      folder,
      baseUrls: training.baseUrls,
      seed: seed * 1_000 + number,
      changes: CHANGES,
      lanes: 2,
    };
    const through = failing.begin(folder, random);
    try {
      const made = await runChild({ start, through });
      if (isUntouched(made)) return false;
      const note = (text: string): void => {
        findings.push(`run ${number} (${through.at(-3) ?? ''}): ${text}`);
      };
      if (made.errors !== '') note(made.errors.slice(0, 300));
      if (isClear(made, failing.whys)) clear += 1;
      else
        note(
          `nothing clear was told (${whysOf(made).join(', ')}); it ended with ${made.code ?? made.signal}`,
        );
      failing.mend(folder);
      const drafted = draftedIn(made.tellings);
      const again = await runChild({ start: { ...start, changes: 0 } });
      if (again.tellings.some(({ tells }) => tells === 'done')) reopened += 1;
      else note(`not opened again: ${JSON.stringify(again.tellings.at(-1))} ${again.errors.slice(0, 300)}`);
      const said = made.tellings.filter((telling) => telling.tells === 'said');
      const isThere = said.length > 0 || again.tellings.some(({ tells }) => tells === 'opened');
      if (!isThere) return true;
      const disk = readOnDisk(join(folder, 'journal.db'));
      const gone = said.filter((telling) => !isOnDisk(disk, telling));
      acknowledged += said.length;
      lost += gone.length;
      if (gone.length > 0) note(`lost: ${JSON.stringify(gone[0])}`);
      unrecorded += withoutIntent(training.ledger, disk, drafted);
      return true;
    } finally {
      failing.end(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  };
  try {
    let [made, tries] = [0, 0];
    while (made < runs && tries < runs * 3) {
      tries += 1;
      if (await one(tries)) made += 1;
    }
    return { runs: made, acknowledged, lost, unrecorded, clear, reopened, findings };
  } finally {
    await training.close();
  }
};
