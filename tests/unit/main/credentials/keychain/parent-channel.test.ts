import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parentChannel } from '../../../../../src/main/credentials/keychain/parent-channel.ts';

/** This process with other ways to its parent. */
const processWith = (own: object): NodeJS.Process => Object.assign(Object.create(process), own);

describe('The way to the parent process', () => {
  it('is the parent port in a utility process, where the payload is in the data of an event', () => {
    const port = Object.assign(new EventEmitter(), {
      sent: [] as unknown[],
      postMessage(message: unknown) {
        this.sent.push(message);
      },
    });
    const channel = parentChannel(processWith({ parentPort: port }));
    const heard: unknown[] = [];
    channel?.onMessage((message) => heard.push(message));
    port.emit('message', { data: { id: 1 }, ports: [] });
    channel?.send({ id: 1, ok: true });
    expect(heard).toEqual([{ id: 1 }]);
    expect(port.sent).toEqual([{ id: 1, ok: true }]);
  });

  it('is nothing in a process without a parent to talk to', () => {
    expect(parentChannel(processWith({ parentPort: null, send: undefined }))).toBeUndefined();
  });

  it('is the channel of a forked child, which kills itself when the parent is gone', () => {
    const events = new EventEmitter();
    const sent: unknown[] = [];
    const signals: unknown[] = [];
    const channel = parentChannel(
      processWith({
        on: events.on.bind(events),
        send: (message: unknown) => sent.push(message),
        kill: (pid: number, signal: string) => signals.push([pid, signal]),
      }),
    );
    const heard: unknown[] = [];
    channel?.onMessage((message) => heard.push(message));
    events.emit('message', { id: 2 });
    channel?.send({ id: 2, ok: true });
    expect([heard, sent, signals]).toEqual([[{ id: 2 }], [{ id: 2, ok: true }], []]);
    events.emit('disconnect');
    expect(signals).toEqual([[process.pid, 'SIGKILL']]);
  });
});
