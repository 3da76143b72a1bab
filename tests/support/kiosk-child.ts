import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';
import type { Training } from '../../src/main/training/start.ts';
import type { CallName } from '../../src/shared/ipc/names.ts';
import { startTestKiosk, type TestKiosk } from './kiosk.ts';

/*
 * A kiosk in a process of its own, whose memory is looked through: the systems that it asks, and whoever knows the customers,
 * are elsewhere. What it is told comes as messages, and its answers go back as such.
 */

/** What the process is told. */
export type ToKioskChild =
  | {
      readonly do: 'start';
      readonly training: Pick<Training, 'baseUrls' | 'credentials'>;
      readonly folder: string;
    }
  | { readonly do: 'call'; readonly name: CallName; readonly input: object }
  | { readonly do: 'snapshot'; readonly file: string }
  | { readonly do: 'stop' };

let kiosk: TestKiosk | null = null;

const done = async (message: ToKioskChild): Promise<unknown> => {
  switch (message.do) {
    case 'start':
      kiosk = await startTestKiosk(
        {},
        {
          upstreams: message.training as Training,
          folder: message.folder,
        },
      );
      await kiosk.until(({ closed }) => closed === null);
      return null;
    case 'call':
      return kiosk?.app.routed(message.name, message.input);
    case 'snapshot': {
      kiosk?.forgetEvents();
      for (let nth = 0; nth < 5; nth += 1) {
        await wait(50);
        globalThis.gc?.();
      }
      await pipeline(getHeapSnapshot(), createWriteStream(message.file));
      return process.memoryUsage().heapUsed;
    }
    case 'stop':
      await kiosk?.close();
      return null;
  }
};

process.on('message', (message: ToKioskChild) => {
  void done(message).then(
    (value) => process.connected && process.send?.({ value }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
