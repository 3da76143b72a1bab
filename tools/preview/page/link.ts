import type { FromPage, ToPage } from './wire.ts';

type Printed = Extract<FromPage, { readonly type: 'printed' }>;
type Ask = Exclude<Extract<FromPage, { readonly id: number }>, Printed>;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A page's way to the main process. */
export interface Link {
  /** Sends what is answered; rejects with the answer's error, or when the way is lost. */
  ask(message: WithoutId<Ask>): Promise<unknown>;
  tell(message: Exclude<FromPage, Ask>): void;
  /** Subscribes to what comes unasked. */
  onEvent(listener: (channel: string, args: readonly unknown[]) => void): void;
  /** Subscribes to the main process asking for the page to be loaded again. */
  onReload(reload: () => void): void;
  /** Says what covers the page in a color, and takes that away. */
  onCover(cover: (color: string | null) => void): void;
  /** Says what takes everything off a page whose process is said to have ended. */
  onEnded(end: () => void): void;
  /** Says what prints the page. */
  onPrint(print: () => void): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Makes the link over a socket that may still be opening. */
export const createLink = (socket: WebSocket): Link => {
  let reload = (): void => {};
  let print = (): void => {};
  let cover = (_color: string | null): void => {};
  let end = (): void => {};
  const waiting = new Map<number, Waiting>();
  const listeners: ((channel: string, args: readonly unknown[]) => void)[] = [];
  let queue: string[] | null = [];
  let lastId = 0;

  const post = (message: FromPage): void => {
    const text = JSON.stringify(message);
    if (queue === null) socket.send(text);
    else queue.push(text);
  };

  const printed = (): string => {
    try {
      print();
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : 'failed';
    }
  };

  const settle = (message: Extract<ToPage, { readonly type: 'value' | 'error' }>): void => {
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'value') caller?.resolve(message.value);
    else caller?.reject(new Error(message.message));
  };

  socket.addEventListener('open', () => {
    const early = queue ?? [];
    queue = null;
    for (const text of early) socket.send(text);
  });
  socket.addEventListener('message', ({ data }) => {
    const message: ToPage = JSON.parse(String(data));
    if (message.type === 'event') for (const listener of listeners) listener(message.channel, message.args);
    else if (message.type === 'reload') reload();
    else if (message.type === 'cover') cover(message.color);
    else if (message.type === 'ended') end();
    else if (message.type === 'print') post({ type: 'printed', id: message.id, reason: printed() });
    else settle(message);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('reply was never sent'));
    waiting.clear();
  });

  return {
    ask: (message) => {
      if (socket.readyState > WebSocket.OPEN) return Promise.reject(new Error('reply was never sent'));
      lastId += 1;
      const id = lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(id, { resolve, reject });
      post({ ...message, id });
      return promise;
    },
    tell: post,
    onEvent: (listener) => {
      listeners.push(listener);
    },
    onReload: (it) => {
      reload = it;
    },
    onCover: (it) => {
      cover = it;
    },
    onEnded: (it) => {
      end = it;
    },
    onPrint: (it) => {
      print = it;
    },
  };
};
