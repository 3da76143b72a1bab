import { EventEmitter } from 'node:events';
import type { ParentPort } from 'electron';

type PortShim = Pick<ParentPort, 'postMessage'> & EventEmitter;

/** `process.parentPort` over the channel of a forked process, which ends itself when its parent is gone. */
export const createParentPort = (own: NodeJS.Process): PortShim => {
  const port = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown): void => {
      own.send?.(message);
    },
  });
  own.on('message', (data: unknown) => port.emit('message', { data, ports: [] }));
  own.on('disconnect', () => own.kill(own.pid, 'SIGKILL'));
  return port;
};
