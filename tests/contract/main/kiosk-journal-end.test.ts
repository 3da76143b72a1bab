import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { KioskView } from '../../../src/shared/ipc/kiosk.ts';
import { startTestApp } from '../../support/app.ts';
import { startTestKiosk, type TestKiosk, viewsIn } from '../../support/kiosk.ts';
import { personTagged } from '../../support/people.ts';
import { until } from '../../support/until.ts';

/* The thread of the journal ends by itself while somebody stands before the kiosk. */

const WORKER = new URL('../../support/mortal-worker.ts', import.meta.url);

let training: Training;
let folder = '';
let keychain = createMemoryKeychain();
let exits: number[] = [];
let wipes = 0;
const orders = new BroadcastChannel('end of the journal');
orders.unref();

beforeEach(async () => {
  training = await startTraining();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-journal-end-'));
  keychain = createMemoryKeychain();
  [exits, wipes] = [[], 0];
});
afterEach(async () => {
  await training.faults.clear();
  await training.close();
  rmSync(folder, { recursive: true, force: true });
});

const person = (): TrainingPerson => personTagged(training, 'two-cards');
const proof = (): string => person().cards[0]?.number.slice(-6) ?? '';

const start = (): Promise<TestKiosk> =>
  startTestKiosk(
    {},
    {
      ...{ upstreams: training, folder, keychain, journalWorkerFile: WORKER },
      exit: (status) => exits.push(status),
      wipe: async () => {
        wipes += 1;
      },
    },
  );

const ask = async (kiosk: TestKiosk): Promise<void> => {
  const view = await kiosk.enter(person().mobile, proof());
  const atm = view.visit?.choices.find(({ channel }) => channel === 'ATM');
  expect(await kiosk.code('ask', { choice: atm?.id ?? '', to: atm?.to ?? 'on' })).toBeNull();
};

const send = async (kiosk: TestKiosk): Promise<void> => {
  await training.faults.set('airpay', { fault: 'delay', ms: 60_000, call: 'set', when: 'after' });
  await ask(kiosk);
  expect(await kiosk.code('answer', { yes: true, language: 'en' })).toBeNull();
  await until(() => training.ledger.entries({ call: 'set' }).length > 0, 'the call');
};

/** What a customer had come to. */
const SCREENS: readonly (readonly [name: string, come: (kiosk: TestKiosk) => Promise<unknown>])[] = [
  ['the first screen', async () => {}],
  ['the proof', (kiosk) => kiosk.code('begin', { text: person().mobile })],
  ['the choices', (kiosk) => kiosk.enter(person().mobile, proof())],
  ['the question', ask],
  ['sending', send],
];

const isNobodys = ({ phase, visit, proof: asked }: KioskView): boolean =>
  (phase === 'waiting' || phase === 'closed') && visit === null && asked === null;

const TABLE = SCREENS.map(([name, come]) => [name, 'exits', come] as const);
const SENDING = [['sending', 'throws', send]] as const;

describe('a journal whose thread ends', () => {
  it.each([...TABLE, ...SENDING])(
    'at %s, since it %s, ends the visit',
    async (name, how, come) => {
      const kiosk = await start();
      await kiosk.until(({ closed }) => closed === null);
      await come(kiosk);
      const sent = training.ledger.entries({ call: 'set' }).length;
      kiosk.forgetEvents();
      orders.postMessage(how);
      await until(() => exits.length > 0, 'the end');
      expect(exits).toEqual([86]);
      const after = viewsIn(kiosk.events);
      expect(after.every(isNobodys)).toBe(true);
      expect(isNobodys(await kiosk.view())).toBe(true);
      expect(wipes).toBe(name === 'the first screen' ? 0 : 1);
      // Nobody is served, and nothing is sent, without a journal.
      expect(await kiosk.code('begin', { text: person().mobile })).toBe('kiosk.closed');
      const begun = performance.now();
      await kiosk.close();
      // No reply could be recorded, so none is waited for.
      expect(performance.now() - begun).toBeLessThan(2_500);
      expect(training.ledger.entries({ call: 'set' })).toHaveLength(sent);

      await training.faults.clear();
      const desk = await startTestApp({ upstreams: training, folder, keychain, isFilled: true });
      const wanted =
        name === 'sending' ? [{ by: 'kiosk', customer: person().name, outcome: 'confirmed' }] : [];
      await vi.waitFor(async () => {
        const { items } = await desk.must('activity.ofBranch', { filter: {}, before: null, limit: 20 });
        expect(items).toMatchObject(wanted);
      }, 20_000);
      expect(training.ledger.entries({ call: 'set' })).toHaveLength(sent);
      await desk.close();
    },
    60_000,
  );
});
