import { type Keytar, serveKeychain } from '../../src/main/credentials/keychain/serve-keychain.ts';
import type { KeychainChild } from '../../src/main/ports/keychain-child.ts';

/** What a keychain does with one call: `null` lets it through, a text is the operating system's error, a promise is waited for. */
export type Interfere = (
  op: 'get' | 'set' | 'delete',
  account: string,
) => string | null | undefined | Promise<string | null>;

/** The keychain's process, served in this one over a map: everything between it and the app is real. */
export const inProcessKeychain = (
  entries: Map<string, string>,
  interfere: Interfere = () => null,
): (() => KeychainChild) => {
  const through = async <T>(op: 'get' | 'set' | 'delete', account: string, work: () => T): Promise<T> => {
    const error = await interfere(op, account);
    if (error !== null && error !== undefined) throw new Error(error);
    return work();
  };
  const keytar: Keytar = {
    getPassword: (_service, account) => through('get', account, () => entries.get(account) ?? null),
    setPassword: (_service, account, password) =>
      through('set', account, () => void entries.set(account, password)),
    deletePassword: (_service, account) => through('delete', account, () => entries.delete(account)),
  };
  return () => {
    let isOver = false;
    const toChild: ((message: unknown) => void)[] = [];
    const toParent: ((message: unknown) => void)[] = [];
    const over: ((detail: string) => void)[] = [];
    serveKeychain({
      channel: {
        onMessage: (listener) => void toChild.push(listener),
        send: (message) => {
          if (!isOver) for (const hear of toParent) hear(message);
        },
      },
      load: async () => keytar,
    });
    return {
      onSpawn: (listener) => queueMicrotask(listener),
      send: (message) => {
        queueMicrotask(() => {
          for (const hear of toChild) hear(message);
        });
      },
      onMessage: (listener) => void toParent.push(listener),
      onExit: (listener) => void over.push(listener),
      kill: () => {
        if (isOver) return;
        isOver = true;
        queueMicrotask(() => {
          for (const tell of over) tell('killed');
        });
      },
    };
  };
};
