import * as v from 'valibot';

/** The way between a child process and the process that started it. Messages are JSON-safe. */
export interface ParentChannel {
  onMessage(listener: (message: unknown) => void): void;
  send(message: object): void;
}

const ParentPortSchema = v.looseObject({ on: v.function(), postMessage: v.function() });
const MessageEventSchema = v.looseObject({ data: v.unknown() });

/**
 * The channel to the parent: `process.parentPort` in a utility process of Electron, `process.send` in a child
 * that Node forked; nothing in a process that has no parent to talk to. A forked child whose parent is gone
 * ends itself by SIGKILL: an orderly exit would wait for a keychain call that may never come back.
 */
export const parentChannel = (own: NodeJS.Process): ParentChannel | undefined => {
  const port: unknown = Reflect.get(own, 'parentPort');
  if (v.is(ParentPortSchema, port)) {
    return {
      onMessage: (listener) => {
        port.on('message', (event: unknown) => {
          if (v.is(MessageEventSchema, event)) listener(event.data);
        });
      },
      send: (message) => {
        port.postMessage(message);
      },
    };
  }
  if (own.send === undefined) return undefined;
  own.on('disconnect', () => own.kill(own.pid, 'SIGKILL'));
  return {
    onMessage: (listener) => own.on('message', listener),
    send: (message) => {
      own.send?.(message);
    },
  };
};
