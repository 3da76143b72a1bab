import { createCredentialSource } from '../../../src/main/credentials/credential-source.ts';
import { addressesOf } from '../../../src/main/credentials/entries/addresses.ts';
import { storeCredentials } from '../../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { type Attack, tryEach } from './attack.ts';

const CREDENTIALS = {
  airpay: { token: 'canary-token', secretKey: 'canary-key' },
  capillary: { till: 'canary.till', password: 'canary-password' },
  wm: { clientId: 'canary-desk', accessToken: 'canary.jwt.token' },
};

const HOST = 'system.example';
const OURS = `https://${HOST}`;

/** Addresses that look like ours, or are next to it, and are not. */
const LOOKALIKES: readonly string[] = [
  ...['http', 'ftp', 'wss', 'ws', 'file'].map((scheme) => `${scheme}://${HOST}`),
  `https://${HOST}.`,
  `https://${HOST}.evil.example`,
  `https://evil.example/${HOST}`,
  `https://${HOST}@evil.example`,
  `https://${HOST}:443@evil.example`,
  `https://evil.example#${HOST}`,
  `https://evil.example?${HOST}`,
  `https://evil.example\\${HOST}`,
  `https:\\\\evil.example`,
  `https://evil-${HOST}`,
  `https://a.${HOST}`,
  'https://system.exampie',
  'https://ѕystem.example',
  'https://system.example\u200b.evil.example',
  'https://system。evil.example',
  'https://127.0.0.1',
  'https://[::1]',
  'https://0x7f000001',
  'https://localhost',
];

const ports = (): readonly string[] =>
  Array.from({ length: 65_535 }, (_, at) => at + 1)
    .filter((port) => port !== 443)
    .map((port) => `${OURS}:${port}`);

const askedFor = (
  keychain: ReturnType<typeof createMemoryKeychain>,
  upstream: UpstreamName,
  baseUrl: string,
) => {
  const source = createCredentialSource(keychain, null, addressesOf({ [upstream]: { baseUrl } }));
  return source[upstream]('CUST0001');
};

/** A configuration that names another address for a system whose credentials are stored. */
export const OTHER_ADDRESSES: readonly Attack[] = [
  {
    name: 'credentials asked for by another address: every port, and lookalikes, for each system',
    run: async (take) => {
      const keychain = createMemoryKeychain();
      const bound = Object.fromEntries(UPSTREAMS.map((name) => [name, { baseUrl: OURS }]));
      await storeCredentials(keychain, CREDENTIALS, addressesOf(bound));
      const all = [...LOOKALIKES, ...ports()].flatMap((url) =>
        UPSTREAMS.map((upstream) => ({ url, upstream })),
      );
      return tryEach(all, take, async ({ url, upstream }) => {
        const given = await askedFor(keychain, upstream, url);
        const leaks = JSON.stringify(given).includes('canary');
        return given.ok || leaks ? [`${upstream} at ${url}`] : [];
      });
    },
  },
];
