import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { composeApp } from '../../src/main/compose/app.ts';
import { trainingSettings } from '../../src/main/config/training-settings.ts';
import { storeCredentials } from '../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../src/main/credentials/keychain/memory-keychain.ts';
import { createEmitter } from '../../src/main/ipc/events.ts';
import { type CallAnswer, createRouter } from '../../src/main/ipc/router.ts';
import type { Sender } from '../../src/main/ipc/sender.ts';
import { createPins } from '../../src/main/operators/pins.ts';
import type { Host, IpcFault } from '../../src/main/ports/host.ts';
import type { Keychain } from '../../src/main/ports/keychain.ts';
import type { KeptState } from '../../src/main/provisioning/state.ts';
import { type TrainingCredentials, tillCredentials } from '../../src/main/training/credentials.ts';
import { startTraining, type Training } from '../../src/main/training/start.ts';
import { type Settings, SettingsSchema } from '../../src/shared/config/settings.ts';
import { answerSchema, CALLS, type CallInput, type CallOutput } from '../../src/shared/ipc/contract.ts';
import type { CallName, EventName } from '../../src/shared/ipc/names.ts';
import type { LineView, VisitsView, VisitView } from '../../src/shared/ipc/views.ts';
import { WINDOWLESS } from './windowless.ts';

/** The whole main process over real HTTP against training, driven through its handlers as the renderer would. */
export interface TestApp {
  readonly training: Training;
  call<N extends CallName>(name: N, input: CallInput<N>): ReturnType<TestApp['raw']>;
  raw(
    name: CallName,
    input: unknown,
  ): Promise<{ ok: boolean; value?: unknown; problem?: { code: string; data: object } }>;
  /** Through the real router, which answers whatever comes; what does not fit goes to `onFault`. */
  routed(name: CallName, input: unknown): Promise<CallAnswer>;
  /** The value of a call that has to succeed. */
  must<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Resolves when the visits fit; rejects with what they are after the time-out. */
  until<T>(
    fits: (visit: VisitView, visits: VisitsView) => T | null | false | undefined,
    timeoutMs?: number,
  ): Promise<T>;
  /** Finds one customer and opens it, every panel read. */
  open(text: string): Promise<VisitView>;
  /** Applies and waits until every line has come to its end. */
  apply(timeoutMs?: number): Promise<readonly LineView[]>;
  /** Makes the journal refuse every write from now on, as a full disk would. */
  breakJournal(): Promise<void>;
  readonly folder: string;
  /** What the keychain holds as airpay's entry. */
  airpayEntry(): Promise<unknown>;
  /** The screen is locked. */
  lock(): void;
  /** The same person is back. */
  unlock(): Promise<void>;
  close(): Promise<void>;
}

/** Who calls is not looked at: tests call as the window does. */
const IN_TEST: Sender = { ownWindow: true, frame: null };

const isRead = (visit: VisitView): boolean =>
  Object.values(visit.panels).every(({ state }) => state !== 'loading');

/** Capillary's pace is not waited for, save where a test is about it: most of a test's time would be that. */
const UNHURRIED = 100_000;

/** The PIN of everybody at a desk under test. */
export const TEST_PIN = '135792';

/** Who works at a desk under test: the first is signed in, and may do everything. */
const PEOPLE = [
  { id: 'test.op', name: 'Test Operator', role: 'administrator' },
  { id: 'second.op', name: 'Second Operator', role: 'supervisor' },
  { id: 'third.op', name: 'Third Operator', role: 'operator' },
] as const;

const unhurried = ({ upstreams, ...settings }: Settings): Settings => {
  const { capillary } = upstreams;
  return {
    ...settings,
    operators: v.parse(SettingsSchema.entries.operators, { from: 'roster', people: PEOPLE }),
    upstreams: { ...upstreams, ...(capillary && { capillary: { ...capillary, perMinute: UNHURRIED } }) },
  };
};

/** Signs in to Capillary as a till or as an OAuth client: what the keychain holds, and the settings that say so. */
const signedIn = (as: 'till' | 'oauth', settings: Settings, held: TrainingCredentials) => {
  const { key, secret } = held.capillary;
  const own = settings.upstreams.capillary;
  return as === 'till' || own === undefined
    ? { credentials: tillCredentials(held), settings }
    : {
        credentials: { ...held, capillary: { key, secret } },
        settings: {
          ...settings,
          upstreams: { ...settings.upstreams, capillary: { ...own, auth: 'oauth' as const } },
        },
      };
};

/** Starts training and the app over it. `change` has the last word on the settings. */
export const startTestApp = async (
  options: {
    readonly change?: (settings: Settings) => Settings;
    readonly signIn?: 'till' | 'oauth';
    readonly folder?: string;
    /** Upstreams that run already and go on when the app is closed. */
    readonly upstreams?: Training;
    /** The keychain of an earlier start over the same folder. */
    readonly keychain?: Keychain;
    /** Whether that keychain holds the credentials. */
    readonly isFilled?: boolean;
    /** Whether the keychain holds the journal up: the app is given before anything can be changed. */
    readonly isJournalLate?: boolean;
    /** The system's proxy settings: a PAC result for an address. Without it `DIRECT`. */
    readonly resolveProxy?: Host['resolveProxy'];
    readonly print?: Host['print'];
    /** The bundle that the settings came in. */
    readonly kept?: KeptState;
    readonly wipe?: NonNullable<Host['wipe']>;
    readonly exit?: Host['exit'];
    readonly journalWorkerFile?: Host['journalWorkerFile'];
    readonly saveText?: NonNullable<Host['saveText']>;
    /** Told of every event that the window would get. */
    readonly onEvent?: (name: EventName, payload: unknown) => void;
    readonly training?: Parameters<typeof startTraining>[0];
    /** Told of whatever the router or the emitter finds unfit on its way. */
    readonly onFault?: (fault: IpcFault) => void;
  } = {},
): Promise<TestApp> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'branchdesk-app-'));
  const training = options.upstreams ?? (await startTraining(options.training));
  const { credentials, settings } = signedIn(
    options.signIn ?? 'till',
    unhurried(trainingSettings(training.baseUrls)),
    training.credentials,
  );
  const keychain = options.keychain ?? createMemoryKeychain();
  if (options.isFilled !== true) {
    await storeCredentials(keychain, credentials);
    const pins = createPins({ keychain, configured: () => null, cost: 10 });
    for (const { id } of PEOPLE) await pins.set(id, TEST_PIN);
  }
  let watchers: (() => void)[] = [];
  const log = (fault: IpcFault): void => options.onFault?.(fault);
  const emitted = createEmitter({
    send: (name, payload) => options.onEvent?.(name, payload),
    log,
  });
  const host: Host = {
    ...WINDOWLESS,
    argv: [],
    userDataDir: folder,
    configPlaces: [],
    packaged: false,
    version: '0.0.0',
    journalWorkerFile:
      options.journalWorkerFile ?? new URL('../../src/main/journal/worker.ts', import.meta.url),
    resolveProxy: options.resolveProxy ?? WINDOWLESS.resolveProxy,
    print: options.print ?? WINDOWLESS.print,
    ...(options.saveText === undefined ? {} : { saveText: options.saveText }),
    ...(options.wipe === undefined ? {} : { wipe: options.wipe }),
    spawnKeychain: () => {
      throw new Error('training keeps its credentials in memory');
    },
    emit: (name, payload) => {
      emitted(name, payload);
      if (name === 'visits.changed') for (const watch of watchers) watch();
    },
    exit: options.exit ?? WINDOWLESS.exit,
  };
  const app = await composeApp(host, {
    name: 'live',
    settings: options.change?.(settings) ?? settings,
    faults: [],
    account: { name: 'test.op', names: ['test.op'], exact: true },
    first: 'test.op',
    keychain,
    kept: options.kept ?? null,
    journalFile: join(folder, 'journal.db'),
    examples: [],
    close: async () => {},
  });

  const router = createRouter({ handlers: app.handlers, isTrusted: () => true, log });
  const routed: TestApp['routed'] = (name, input) => router.handle(name, IN_TEST, input);

  /** As the router does: what a handler gives has to be what the contract says. */
  const raw: TestApp['raw'] = async (name, input) => {
    const answer = await (app.handlers[name] as (input: unknown) => ReturnType<TestApp['raw']>)(input);
    return v.parse(answerSchema(CALLS[name].output), answer);
  };
  const until: TestApp['until'] = async (fits, timeoutMs = 20_000) => {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        watchers = [resolve];
      });
      const now = await must('visits.state', {});
      const found = now.open === null ? null : fits(now.open, now);
      if (found !== null && found !== undefined && found !== false) return found;
      const late = setTimeout(
        () => {
          for (const watch of watchers) watch();
        },
        Math.max(0, end - Date.now()),
      );
      await changed;
      clearTimeout(late);
      if (Date.now() >= end) throw new Error(`not reached: ${JSON.stringify(now.open, null, 1)}`);
    }
  };
  /** What the router fills in before a handler is called. */
  const call: TestApp['call'] = (name, input) =>
    raw(name, name === 'customers.find' ? { offset: 0, as: null, ...(input as object) } : input);
  const must: TestApp['must'] = async (name, input) => {
    const answer = await call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.problem)}`);
    return answer.value as never;
  };

  // A machine that stands still opens it later than a start waits for it.
  const isOpening = async (): Promise<boolean> => {
    const { journal } = await must('app.info', {});
    return journal?.data.why === 'opening';
  };
  while (options.isJournalLate !== true && (await isOpening())) await pause(5);

  return {
    training,
    folder,
    raw,
    routed,
    call,
    must,
    until,
    open: async (text) => {
      const found = await must('customers.find', { text });
      const [match, ...others] = found.matches;
      if (match === undefined || others.length > 0)
        throw new Error(`${found.matches.length} matches for ${text}`);
      await must('visits.open', { match: match.ref });
      return until((visit) => visit.customer.name === match.name && isRead(visit) && visit);
    },
    apply: async (timeoutMs) => {
      await must('drafts.apply', {});
      return until(
        (visit) => !visit.applying && visit.basket.every(({ busy }) => busy === null) && visit.basket,
        timeoutMs,
      );
    },
    breakJournal: async () => {
      const db = new DatabaseSync(join(folder, 'journal.db'), { timeout: 5_000 });
      db.exec("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk full'); END");
      db.close();
    },
    airpayEntry: async () => {
      const entry = await keychain.get('airpay');
      return entry.ok ? JSON.parse(entry.value) : entry.fault;
    },
    lock: () => app.lock(),
    unlock: async () => {
      await must('operators.signIn', { id: PEOPLE[0].id, pin: TEST_PIN });
    },
    close: async () => {
      await app.close();
      if (options.upstreams === undefined) await training.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};
