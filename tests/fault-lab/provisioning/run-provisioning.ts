import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProvisioning } from '../../../src/main/compose/provisioning.ts';
import type { Host } from '../../../src/main/ports/host.ts';
import { deviceKey } from '../../../src/main/provisioning/device-keys.ts';
import { WINDOWLESS } from '../../support/windowless.ts';
import { createRandom, pick } from '../plan/random.ts';
import { type Bundles, createBundles } from './bundles.ts';
import { fileKeychain, spawnFileKeychain } from './file-keychain.ts';
import { holdsGroup, judge, type Standing } from './judge.ts';
import { runChild } from './run-child.ts';
import { IMPORT_STEPS, ROLL_BACK_STEPS } from './task.ts';

/** Figures of kills while bundles are imported and gone back from. */
export interface ProvisioningFigures {
  readonly imports: number;
  readonly wayBacks: number;
  /** Kills at named steps, by the action and the step. */
  readonly atSteps: ReadonlyMap<string, number>;
  /** Kills at a moment by chance. */
  readonly byChance: number;
  /** Starts afterwards that found the state before, and those that found the new one. */
  readonly foundOld: number;
  readonly foundNew: number;
  /** Pairs of programs of one user that imported at once, and how many of these programs were turned away. */
  readonly pairs: number;
  readonly turnedAway: number;
  readonly findings: readonly string[];
}

/** Kills over one profile, before another one begins. */
const OF_ONE_PROFILE = 25;

const hostOf = (folder: string): Host => ({
  ...WINDOWLESS,
  ...{ argv: [], userDataDir: folder, configPlaces: [], packaged: true },
  ...{ version: '1.2.3', journalWorkerFile: '', spawnKeychain: () => spawnFileKeychain(folder) },
});

/** What every start of the app does about what a run before has left. */
const start = async (folder: string): Promise<void> => {
  const provisioning = createProvisioning(hostOf(folder));
  await provisioning.atStart();
  await provisioning.settled();
};

interface User {
  readonly folder: string;
  readonly bundles: Bundles;
  version: number;
  now: Standing;
}

const createUser = async (root: string): Promise<User> => {
  const folder = mkdtempSync(join(root, 'user-'));
  const keychain = fileKeychain(folder);
  const key = await deviceKey(keychain, () => 'rekha on PC-12');
  await keychain.close();
  if (!key.ok) throw new Error(key.problem.code);
  mkdirSync(join(folder, 'provisioned'));
  return {
    folder,
    bundles: createBundles(key.value),
    version: 0,
    now: { current: null, before: null, unrecorded: 0 },
  };
};

const nextBundle = async (user: User): Promise<{ readonly file: string; readonly version: number }> => {
  user.version += 1;
  const file = join(user.folder, `${user.version}.bundle`);
  writeFileSync(file, await user.bundles.make(user.version));
  return { file, version: user.version };
};

const isSame = (one: Standing, other: Standing): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Kills a program of a user at each step and at moments by chance, and looks each time at what the next start finds. */
export const runProvisioning = async ({
  kills,
  pairs: wantedPairs,
  seed,
  lanes = 2,
  onStep = () => {},
}: {
  readonly kills: number;
  readonly pairs: number;
  readonly seed: number;
  readonly lanes?: number;
  readonly onStep?: (line: string) => void;
}): Promise<ProvisioningFigures> => {
  const root = mkdtempSync(join(tmpdir(), 'branchdesk-provisioning-'));
  const random = createRandom(seed);
  const atSteps = new Map<string, number>();
  const findings: string[] = [];
  let [imports, wayBacks, byChance, foundOld, foundNew, pairs, turnedAway, killed] = [0, 0, 0, 0, 0, 0, 0, 0];
  // As many at each step as at each other, and as many by chance as at steps.
  const steps = IMPORT_STEPS.flatMap((step, at) => [
    ['import', step] as const,
    ['back', ROLL_BACK_STEPS[at % ROLL_BACK_STEPS.length] ?? 'locked'] as const,
  ]);
  let [turn, users] = [0, 0];
  const usual = { import: 300, back: 200 };

  /** Imports two bundles without a kill: there is something to go back to, and it is known how long an import takes. */
  const settle = async (user: User): Promise<void> => {
    for (let at = 0; at < 2; at += 1) {
      const { file } = await nextBundle(user);
      const { lines, ms } = await runChild({ folder: user.folder, bundle: file, stopAt: null });
      if (lines.at(-1) !== 'done') findings.push(`not imported: ${lines.at(-1)}`);
      usual.import = ms;
      usual.back = (ms * 2) / 3;
    }
    user.now = (await judge(user.folder, user.bundles)).found;
  };

  const killOnce = async (user: User): Promise<void> => {
    const [wanted, step] = steps[Math.floor(turn / 2) % steps.length] ?? steps[0] ?? ['import', 'locked'];
    const isByChance = turn % 2 === 1;
    turn += 1;
    const action = wanted === 'back' && user.now.before !== null ? 'back' : 'import';
    const stopAt = isByChance ? null : action === wanted ? step : pick(random, IMPORT_STEPS);
    const bundle = action === 'import' ? await nextBundle(user) : null;
    const old = user.now;
    const renewed: Standing =
      bundle === null
        ? { current: old.before, before: null, unrecorded: old.unrecorded + 1 }
        : { current: bundle.version, before: old.current, unrecorded: old.unrecorded + 1 };
    const afterMs = random() * usual[action] * 1.1;
    const end = await runChild(
      { folder: user.folder, bundle: bundle?.file ?? null, stopAt },
      isByChance ? afterMs : null,
    );
    if (!end.killed) {
      if (end.lines.at(-1) !== 'done')
        findings.push(`not killed: ${end.lines.at(-1)} ${end.errors.slice(0, 300)}`);
    }
    await start(user.folder);
    const { found, faults } = await judge(user.folder, user.bundles);
    const at = `${action} ${stopAt ?? `after ${Math.round(afterMs)} ms (${end.lines.at(-1)})`}`;
    for (const fault of faults) findings.push(`${at}: ${fault}`);
    const isNew = isSame(found, renewed);
    if (!isNew && !isSame(found, old))
      findings.push(
        `${at}: ${JSON.stringify(found)} is neither ${JSON.stringify(old)} nor ${JSON.stringify(renewed)}`,
      );
    if (!isNew && bundle !== null && holdsGroup(user.folder, user.bundles, bundle.version))
      findings.push(`${at}: the key of a group is left`);
    const isCommitted = end.lines.includes('step committed');
    if (isCommitted && !isNew) findings.push(`${at}: what was committed is lost`);
    user.now = found;
    if (!end.killed) return;
    killed += 1;
    if (action === 'import') imports += 1;
    else wayBacks += 1;
    if (isNew) foundNew += 1;
    else foundOld += 1;
    if (isByChance) byChance += 1;
    else atSteps.set(at, (atSteps.get(at) ?? 0) + 1);
    if (killed % 50 === 0) onStep(`${killed} of ${kills} kills`);
  };

  const pairOnce = async (user: User): Promise<void> => {
    pairs += 1;
    const [one, two] = [await nextBundle(user), await nextBundle(user)];
    const ends = await Promise.all(
      [one, two].map(({ file }) => runChild({ folder: user.folder, bundle: file, stopAt: null })),
    );
    await start(user.folder);
    const { found, faults } = await judge(user.folder, user.bundles);
    for (const fault of faults) findings.push(`two at once: ${fault}`);
    const said = ends.map(({ lines }) => lines.at(-1) ?? '');
    const away = said.filter((line) => ['refused bundle.older', 'refused bundle.busy'].includes(line)).length;
    const done = said.filter((line) => line === 'done').length;
    if (away + done !== 2 || done === 0) findings.push(`two at once: ${said.join(', ')}`);
    if (found.unrecorded !== user.now.unrecorded + done)
      findings.push('two at once: not each is to be recorded once');
    turnedAway += away;
    user.now = found;
  };

  const lane = async (): Promise<void> => {
    while (killed < kills) {
      const user = await createUser(root);
      users += 1;
      // Every second one begins with nothing.
      if (users % 2 === 1) await settle(user);
      for (let at = 0; at < OF_ONE_PROFILE && killed < kills; at += 1) await killOnce(user);
      if (pairs < wantedPairs) await pairOnce(user);
      rmSync(user.folder, { recursive: true, force: true });
    }
    while (pairs < wantedPairs) {
      const user = await createUser(root);
      await pairOnce(user);
      rmSync(user.folder, { recursive: true, force: true });
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { imports, wayBacks, atSteps, byChance, foundOld, foundNew, pairs, turnedAway, findings };
};
