import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { startTraining } from '../../../src/main/training/start.ts';
import type { KioskView } from '../../../src/shared/ipc/kiosk.ts';
import type { CallName } from '../../../src/shared/ipc/names.ts';
import type { Held, ToKioskChild } from '../kiosk-child.ts';

/** A kiosk in a process of its own, with the systems elsewhere: what is in its memory is the kiosk's. */
export const startKioskChild = async ({ loaded = [] }: { readonly loaded?: readonly URL[] } = {}) => {
  const training = await startTraining();
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-kiosk-child-'));
  const child = fork(new URL('../kiosk-child.ts', import.meta.url), {
    execArgv: [
      ...['--expose-gc', '--disable-warning=ExperimentalWarning'],
      ...loaded.flatMap(({ href }) => ['--import', href]),
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ask = (message: ToKioskChild): Promise<unknown> =>
    new Promise((resolve, reject) => {
      child.once('message', (answer: { value?: unknown; error?: string }) =>
        answer.error === undefined ? resolve(answer.value) : reject(new Error(answer.error)),
      );
      child.send(message);
    });
  const call = async (name: CallName, input: object): Promise<unknown> => {
    const answer = (await ask({ do: 'call', name, input })) as { ok: boolean; value?: unknown };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  const until = async (is: Extract<ToKioskChild, { do: 'until' }>['is']): Promise<KioskView> =>
    (await ask({ do: 'until', is })) as KioskView;
  const { baseUrls, credentials } = training;
  await ask({ do: 'start', training: { baseUrls, credentials }, folder });
  return {
    ...{ training, folder, call, until },
    measure: async (): Promise<Held> => (await ask({ do: 'measure' })) as Held,
    plant: () => ask({ do: 'plant' }),
    /** Writes all that is in its memory into a file. */
    snapshot: (file: string) => ask({ do: 'snapshot', file }),
    /** Somebody comes, proves who they are, and changes something at two systems where they send. */
    visit: async (person: TrainingPerson, sends: boolean): Promise<void> => {
      await call('kiosk.begin', { text: person.mobile });
      await call('kiosk.prove', { digits: person.cards[0]?.number.slice(-6) ?? '' });
      const view = await until('read');
      if (!sends) return;
      for (const group of ['airpay', 'wm']) {
        const choice = view.visit?.choices.find((one) => one.group === group && one.cannot === null);
        if (choice === undefined) throw new Error(`nothing to change at ${group}`);
        await call('kiosk.ask', { choice: choice.id, to: choice.to });
        await call('kiosk.answer', { yes: true, language: 'en' });
        await until('sent');
      }
    },
    /**
     * Customers whose values stand in no file of the source, as the well-known ones of training do, with enough of them
     * that no two are alike.
     */
    strangers: (count: number): readonly TrainingPerson[] => {
      const usual = ['in', 'plain', 'two-places'];
      const found = training.people
        .slice(20)
        .filter(
          ({ tags, cards }) =>
            tags.includes('in') && cards.length > 0 && tags.every((tag) => usual.includes(tag)),
        );
      if (found.length < count) throw new Error(`only ${found.length} customers will do`);
      return found.slice(0, count);
    },
    end: async (): Promise<void> => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await ask({ do: 'stop' });
      child.disconnect();
      await ended;
      await training.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A kiosk in a process of its own. */
export type KioskChild = Awaited<ReturnType<typeof startKioskChild>>;
