import { createWriteStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';
import * as v from 'valibot';
import type { Training } from '../../src/main/training/start.ts';
import type { KioskView } from '../../src/shared/ipc/kiosk.ts';
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
  /** Gives the view once it is so. */
  | { readonly do: 'until'; readonly is: keyof typeof IS }
  | { readonly do: 'measure' }
  /** From now on something keeps what each visit leaves; where the process was loaded for it. */
  | { readonly do: 'plant' }
  | { readonly do: 'snapshot'; readonly file: string }
  | { readonly do: 'stop' };

const IS = {
  read: ({ visit }: KioskView) => visit?.systems.every(({ state }) => state !== 'reading') === true,
  sent: ({ visit }: KioskView) => visit?.sending === null && visit.results.length > 0,
} as const;

/** What a process holds, once everything that nobody needs was collected. */
export interface Held {
  /** How many there are of each class; `closure` of all functions, `all` of everything. */
  readonly objects: Readonly<Record<string, number>>;
  /** Timers, sockets and the like that keep it alive, by kind. */
  readonly resources: Readonly<Record<string, number>>;
  readonly heapBytes: number;
}

const countedBy = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const Snapshot = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    snapshot: v.object({
      meta: v.object({ node_fields: v.array(v.string()), node_types: v.array(v.any()) }),
    }),
    nodes: v.any(),
    strings: v.any(),
  }),
);

/** Counts what is in a snapshot of the heap, which has a row of numbers for each thing. */
const countedIn = (snapshot: string): Record<string, number> => {
  const { snapshot: about, nodes, strings } = v.parse(Snapshot, snapshot);
  const { node_fields: fields, node_types: types } = about.meta;
  const [typeAt, nameAt] = [fields.indexOf('type'), fields.indexOf('name')];
  const names: string[] = [];
  for (let at = 0; at < nodes.length; at += fields.length) {
    const type = types[typeAt][nodes[at + typeAt]];
    names.push('all');
    if (type === 'closure') names.push(type);
    if (type === 'object') names.push(strings[nodes[at + nameAt]]);
  }
  return countedBy(names);
};

/** Collects until what was put off is gone too. */
const collect = async (): Promise<void> => {
  kiosk?.forgetEvents();
  for (let nth = 0; nth < 5; nth += 1) {
    await wait(20);
    globalThis.gc?.();
  }
};

const measure = async (): Promise<Held> => {
  await collect();
  const { heapUsed: heapBytes } = process.memoryUsage();
  return {
    objects: countedIn(await text(getHeapSnapshot())),
    resources: countedBy(process.getActiveResourcesInfo()),
    heapBytes,
  };
};

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
    case 'until':
      return kiosk?.until(IS[message.is]);
    case 'plant':
      Object.assign(globalThis, { planted: [] });
      return null;
    case 'measure':
      return measure();
    case 'snapshot': {
      await collect();
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
