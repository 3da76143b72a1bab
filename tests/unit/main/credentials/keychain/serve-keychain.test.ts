import { describe, expect, it, vi } from 'vitest';
import type { KeychainReply } from '../../../../../src/main/credentials/keychain/keychain-protocol.ts';
import { type Keytar, serveKeychain } from '../../../../../src/main/credentials/keychain/serve-keychain.ts';

const serve = (keytar: Partial<Keytar>) => {
  const sent: object[] = [];
  let hear: (message: unknown) => void = () => {};
  serveKeychain({
    channel: {
      onMessage: (listener) => {
        hear = listener;
      },
      send: (message) => {
        sent.push(message);
      },
    },
    load: async () => ({
      getPassword: async () => null,
      setPassword: async () => {},
      deletePassword: async () => false,
      ...keytar,
    }),
  });
  return {
    sent,
    ask: async (message: object): Promise<object | undefined> => {
      hear(message);
      await vi.waitFor(() => expect(sent).toHaveLength(1), 10_000);
      return sent.shift();
    },
    say: (message: unknown) => hear(message),
  };
};

const entry = { id: 7, service: 'Branchdesk', account: 'wm' };

describe('The keychain child', () => {
  it('gives the text to get, and only its presence to has', async () => {
    const { ask } = serve({ getPassword: async () => 'canary' });
    expect(await ask({ ...entry, op: 'get' })).toEqual({ id: 7, ok: true, found: true, value: 'canary' });
    expect(await ask({ ...entry, op: 'has' })).toEqual({ id: 7, ok: true, found: true, value: null });
  });

  it('tells whether there was an entry to delete', async () => {
    const { ask } = serve({ deletePassword: async () => false });
    expect(await ask({ ...entry, op: 'delete' })).toMatchObject({ ok: true, found: false });
  });

  it('cuts the secret and the length out of an error', async () => {
    const { ask } = serve({
      setPassword: () => Promise.reject(new Error(`no canary, canary! ${'x'.repeat(5000)}`)),
    });
    const reply = await ask({ ...entry, op: 'set', value: 'canary' });
    expect(reply).toMatchObject({ id: 7, ok: false } satisfies Partial<KeychainReply>);
    expect(JSON.stringify(reply)).not.toContain('canary');
    expect(JSON.stringify(reply).length).toBeLessThan(400);
  });

  it.each([null, 'get', {}, { ...entry, op: 'find' }, { ...entry, op: 'set' }, { op: 'get', account: 'wm' }])(
    'answers nothing to %j and goes on',
    async (message) => {
      const { say, ask, sent } = serve({});
      say(message);
      expect(await ask({ ...entry, op: 'has' })).toMatchObject({ id: 7, found: false });
      expect(sent).toEqual([]);
    },
  );
});
