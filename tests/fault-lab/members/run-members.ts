import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { startTraining } from '../../../src/main/training/start.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { type FrontReply, type MutatingFront, startMutatingFront } from '../../support/mutating-front.ts';
import { personTagged } from '../../support/people.ts';
import { MUTATIONS, type Mutation, mutated, type Path, pathsOf, TEXTS } from './mutants.ts';
import { atRest, SCENES, type Scene } from './scenes.ts';

/** What came of a sweep. */
export interface MemberFigures {
  readonly calls: number;
  readonly members: number;
  readonly mutants: number;
  /** Answers and events that were looked at. */
  readonly looked: number;
  /** What is not as it has to be, with the call, the member and the mutation. */
  readonly findings: readonly string[];
}

interface Mutant {
  readonly scene: Scene;
  readonly name: string;
  readonly alter: (reply: FrontReply) => FrontReply;
}

/** What must never be in a text that goes out, however it came in. */
const HIDDEN = /(?![\n\t])[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** What is wrong with something that goes out. */
const wrongWith = (value: unknown): readonly string[] =>
  textsIn(value).flatMap((text) => [
    ...(text.length > 500 ? [`a text of ${text.length} characters`] : []),
    ...(HIDDEN.test(text) ? ['a text with characters that nobody sees'] : []),
    ...(text.isWellFormed() ? [] : ['half a character']),
    ...(text === 'internal' ? ['internal'] : []),
  ]);

const memberMutants = (scene: Scene, reply: FrontReply): readonly Mutant[] =>
  pathsOf(reply.body).flatMap((path: Path) =>
    MUTATIONS.map((mutation: Mutation) => ({
      scene,
      name: `${scene.call} ${path.join('.') || 'body'}: ${mutation.name}`,
      alter: (given: FrontReply) => ({ ...given, body: mutated(given.body, path, mutation) }),
    })),
  );

const HEADER_TEXTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TEXTS).filter(([, text]) => /^[\x20-\x7e]{1,10000}$/.test(text))),
  'bytes that are no text': '\u00ff\u00fe\u0085\u00a0',
};

const headerMutants = (scene: Scene): readonly Mutant[] =>
  Object.entries(HEADER_TEXTS).map(([name, text]) => ({
    scene,
    name: `${scene.call} x-cap-requestid: ${name}`,
    alter: (given: FrontReply) => ({ ...given, headers: { ...given.headers, 'x-cap-requestid': text } }),
  }));

const errorMutants = (scene: Scene): readonly Mutant[] =>
  Object.entries(TEXTS).map(([name, text]) => ({
    scene,
    name: `${scene.call} refused in words: ${name}`,
    alter: (given: FrontReply) => ({
      ...given,
      status: 400,
      body: {
        status: 400,
        message: text,
        request_tracking_id: text,
        error: { code: text, message: text, errors: [{ message: text }] },
        errors: scene.upstream === 'capillary' ? [{ status: false, code: 8013, message: text }] : undefined,
      },
    }),
  }));

/** One app over its own systems, with a front before each. */
interface Rig {
  readonly app: TestApp;
  readonly fronts: Readonly<Record<UpstreamName, MutatingFront>>;
  readonly faults: string[];
  readonly looked: () => number;
  /** The app anew over the same journal. */
  reopened(): Promise<TestApp>;
  close(): Promise<void>;
}

const startRig = async (): Promise<Rig> => {
  const training = await startTraining();
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-members-'));
  const keychain = createMemoryKeychain();
  const all = await Promise.all(
    UPSTREAMS.map(async (name) => [name, await startMutatingFront(training.baseUrls[name])] as const),
  );
  const fronts = Object.fromEntries(all) as Rig['fronts'];
  const addressOf = (name: UpstreamName): string =>
    `http://127.0.0.1:${fronts[name].port}${new URL(training.baseUrls[name]).pathname.replace(/\/$/, '')}`;
  const faults: string[] = [];
  let looked = 0;
  const start = (): Promise<TestApp> =>
    startTestApp({
      upstreams: training,
      folder,
      keychain,
      change: ({ upstreams, ...settings }) => ({
        ...settings,
        upstreams: {
          ...Object.fromEntries(
            UPSTREAMS.map((name) => [name, { ...upstreams[name], baseUrl: addressOf(name) }]),
          ),
          ...(upstreams.capillary && {
            capillary: { ...upstreams.capillary, baseUrl: addressOf('capillary'), perMinute: 100_000 },
          }),
        },
      }),
      onFault: (fault) => faults.push(JSON.stringify(fault)),
      onEvent: (name, payload) => {
        looked += 1;
        for (const wrong of wrongWith(payload)) faults.push(`${name}: ${wrong}`);
      },
    });
  const app = await start();
  const lookedAt = async (of: TestApp): Promise<void> => {
    for (const [name, input] of ANSWERS) {
      const answer = await of.routed(name, input);
      looked += 1;
      if (!answer.ok && answer.problem.code === 'journal.unavailable')
        faults.push(`${name}: ${JSON.stringify(answer)}`);
      for (const wrong of wrongWith(answer)) faults.push(`${name}: ${wrong}`);
    }
  };
  looking.set(app, lookedAt);
  return {
    app,
    fronts,
    faults,
    looked: () => looked,
    reopened: async () => {
      await app.close();
      const again = await start();
      await lookedAt(again);
      return again;
    },
    close: async () => {
      await Promise.all(all.map(([, front]) => front.close()));
      await training.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const ANSWERS = [
  ['visits.state', {}],
  ['activity.ofCustomer', { limit: 20 }],
  ['activity.ofBranch', { filter: {}, before: null, limit: 20 }],
  ['changes.needsLook', {}],
] as const;

const looking = new WeakMap<TestApp, (of: TestApp) => Promise<void>>();

const openAnew = async ({ app }: Rig): Promise<void> => {
  await app.routed('visits.close', {});
  await app.open(personTagged(app.training, 'two-cards').mobile);
};

const runOne = async (rig: Rig, { scene, name, alter }: Mutant): Promise<readonly string[]> => {
  const { app, fronts, faults } = rig;
  const before = faults.length;
  const wrong: string[] = [];
  try {
    const visit = await app.until((open) => open);
    await scene.before?.(app, visit);
    fronts[scene.upstream].spoil(scene.call, alter);
    await scene.act(app);
    await looking.get(app)?.(app);
  } catch (error) {
    wrong.push(error instanceof Error ? error.message.slice(0, 160) : 'threw');
  }
  fronts[scene.upstream].heal();
  try {
    if (scene.writes) {
      await app.training.reset();
      await app.routed('drafts.dismiss', {});
      await app.routed('drafts.clear', {});
      await openAnew(rig);
    } else if (scene.call === 'customers.lookup') await openAnew(rig);
    else {
      await app.routed('visits.refresh', { upstream: scene.upstream });
      await atRest(app);
    }
  } catch (error) {
    wrong.push(`afterwards: ${error instanceof Error ? error.message.slice(0, 160) : 'threw'}`);
    await openAnew(rig);
  }
  return [...faults.slice(before), ...wrong].map((found) => `${name}: ${found}`);
};

/** Every reply of every scene, as it comes when nothing is altered. */
const gathered = async (rig: Rig): Promise<ReadonlyMap<string, FrontReply>> => {
  for (const scene of SCENES) {
    const plain: Mutant = { scene, name: scene.call, alter: (given) => given };
    const wrong = await runOne(rig, plain);
    if (wrong.length > 0) throw new Error(`unaltered: ${wrong.join('; ')}`);
  }
  return new Map(UPSTREAMS.flatMap((name) => [...rig.fronts[name].last]));
};

/**
 * Alters every member of every reply in every way, one at a time, while the call that it answers is made through the
 * whole main process. `every`: one mutant out of so many; `lanes`: apps that work side by side.
 */
export const runMembers = async (options: {
  readonly every: number;
  readonly lanes: number;
  readonly offset?: number;
  /** Those that are made whatever `every` says. */
  readonly always?: (name: string) => boolean;
  readonly onStep?: (line: string) => void;
}): Promise<MemberFigures> => {
  const rigs = await Promise.all(Array.from({ length: options.lanes }, startRig));
  const findings: string[] = [];
  let done = 0;
  try {
    for (const rig of rigs) await rig.app.open(personTagged(rig.app.training, 'two-cards').mobile);
    const [first] = rigs;
    if (first === undefined) throw new Error('no lanes');
    const replies = await gathered(first);
    const all = SCENES.flatMap((scene) => {
      const reply = replies.get(scene.call);
      if (reply === undefined) throw new Error(`no reply to ${scene.call}`);
      return [
        ...memberMutants(scene, reply),
        ...errorMutants(scene),
        ...(scene.upstream === 'capillary' && scene.writes ? headerMutants(scene) : []),
      ];
    });
    const { every, offset = 0, always = () => false } = options;
    const chosen = all.filter(({ name }, at) => at % every === offset % every || always(name));
    const queue = [...chosen];
    await Promise.all(
      rigs.map(async (rig) => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          findings.push(...(await runOne(rig, next)));
          done += 1;
          if (done % 200 === 0)
            options.onStep?.(`${done} of ${chosen.length} mutants, ${findings.length} findings`);
        }
      }),
    );
    for (const rig of rigs) {
      const before = rig.faults.length;
      const again = await rig.reopened();
      findings.push(...rig.faults.slice(before).map((found) => `after a restart: ${found}`));
      await again.close();
    }
    const members = [...replies.values()].reduce((sum, { body }) => sum + pathsOf(body).length, 0);
    return {
      calls: SCENES.length,
      members,
      mutants: chosen.length,
      looked: rigs.reduce((sum, rig) => sum + rig.looked(), 0),
      findings,
    };
  } finally {
    await Promise.all(rigs.map((rig) => rig.close()));
  }
};
