import * as v from 'valibot';
import { type KeychainReply, type KeychainRequest, KeychainRequestSchema } from './keychain-protocol.ts';
import type { ParentChannel } from './parent-channel.ts';

/**
 * The part of keytar that is used. `findCredentials` is left out on purpose: it crashes the process when a
 * gnome-keyring is locked.
 */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** What {@link serveKeychain} needs: the way to the parent, and keytar when it is first asked for. */
interface ServeKeychainDeps {
  readonly channel: ParentChannel;
  readonly load: () => Promise<Keytar>;
}

const MESSAGE_LENGTH = 300;

const work = async (keytar: Keytar, request: KeychainRequest) => {
  const { service, account } = request;
  switch (request.op) {
    case 'get': {
      const value = await keytar.getPassword(service, account);
      return { found: value !== null, value };
    }
    case 'has':
      return { found: (await keytar.getPassword(service, account)) !== null, value: null };
    case 'set':
      await keytar.setPassword(service, account, request.value);
      return { found: true, value: null };
    case 'delete':
      return { found: await keytar.deletePassword(service, account), value: null };
  }
};

/** The error's words without the secret that was being written, and cut to a bounded length. */
const words = (error: unknown, request: KeychainRequest): string => {
  const text = error instanceof Error ? error.message : String(error);
  const safe = request.op === 'set' && request.value !== '' ? text.replaceAll(request.value, '…') : text;
  return safe.slice(0, MESSAGE_LENGTH);
};

/**
 * Answers every {@link KeychainRequest} that comes over the channel with one {@link KeychainReply}. What is no
 * request is dropped: without an id there is nobody to answer.
 */
export const serveKeychain = ({ channel, load }: ServeKeychainDeps): void => {
  const answer = async (request: KeychainRequest): Promise<KeychainReply> => {
    try {
      return { id: request.id, ok: true, ...(await work(await load(), request)) };
    } catch (error) {
      return { id: request.id, ok: false, message: words(error, request) };
    }
  };
  channel.onMessage((message) => {
    const request = v.safeParse(KeychainRequestSchema, message);
    if (request.success) void answer(request.output).then(channel.send);
  });
};
