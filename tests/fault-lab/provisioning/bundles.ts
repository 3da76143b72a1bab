import { newAdministratorKey } from '../../../src/main/provisioning/administrator-key.ts';
import { newOpeningKey } from '../../../src/main/provisioning/device-keys.ts';
import { makeBundle } from '../../../src/main/provisioning/make-bundle.ts';
import type { PrivateKey } from '../../../src/main/provisioning/opening-key.ts';

const DAY_MS = 86_400_000;

/** The id of the bundle of a version. */
const idOf = (version: number): string => `01890a5d-ac96-774b-bcce-${String(version).padStart(12, '0')}`;

/** What a machine holds that has imported a version: each value names it. */
export const heldOf = (version: number) => ({
  branch: `Branch of version ${version}`,
  credentials: {
    airpay: { token: `canary-token-${version}`, secretKey: `canary-secret-${version}` },
    capillary: { till: `till.${version}`, password: `canary-password-${version}` },
    wm: { clientId: `client-${version}`, accessToken: `canary-access-${version}` },
    operators: { pepper: `canary-pepper-${version}-0123456789abcdef0123456789` },
  },
});

/** Makes bundles of one administrator for one device. One in five brings the key of a new group, one in three another key that counts. */
export const createBundles = (device: PrivateKey) => {
  const signer = newAdministratorKey();
  const groups = new Map<number, PrivateKey>();
  return {
    /** Of the group that a version has brought; null: none. */
    groupOf: (version: number): string | null => groups.get(version)?.id ?? null,
    make: async (version: number): Promise<string> => {
      const { branch, credentials } = heldOf(version);
      const keys = version % 3 === 0 ? [signer, newAdministratorKey()] : [signer];
      if (version % 5 === 0) groups.set(version, newOpeningKey(`group ${version}`));
      const group = groups.get(version);
      const made = await makeBundle({
        signer,
        for: { cards: [{ kind: 'device', id: device.id, name: device.name, x: device.key.x }] },
        contents: {
          configuration: JSON.stringify({
            version: 1,
            branch: { id: 'IN-042', name: branch, country: 'IN' },
            upstreams: { airpay: {}, capillary: { baseUrl: 'https://eu.api.capillarytech.com' }, wm: {} },
          }),
          credentials,
          groups: group === undefined ? [] : [group],
        },
        about: {
          ...{ id: idOf(version), version, graceDays: 14, needs: '0.1.0', floor: 0, issuer: 'IT' },
          issuedAt: new Date(Date.now() - DAY_MS).toISOString(),
          expiresAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
          keys: keys.map(({ x }) => x),
        },
      });
      if (!made.ok) throw new Error(made.problem.code);
      return made.value;
    },
  };
};

/** See {@link createBundles}. */
export type Bundles = ReturnType<typeof createBundles>;
