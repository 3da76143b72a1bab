import { newAdministratorKey } from '../../../../src/main/provisioning/administrator-key.ts';
import type { Contents } from '../../../../src/main/provisioning/contents.ts';
import type { DeviceCard } from '../../../../src/main/provisioning/device-card.ts';
import { newOpeningKey } from '../../../../src/main/provisioning/device-keys.ts';
import type { BundleParts } from '../../../../src/main/provisioning/make-bundle.ts';
import type { PrivateKey } from '../../../../src/main/provisioning/opening-key.ts';

/** A configuration that needs nothing but a branch. */
export const CONFIGURATION = `{
  // A branch of its own.
  "version": 1,
  "branch": { "id": "IN-042", "name": "Indiranagar", "country": "IN" }
}
`;

/** What is sealed for a small branch; every secret of it is a canary. */
export const CONTENTS: Contents = {
  configuration: CONFIGURATION,
  credentials: {
    airpay: { token: 'canary-airpay-token', secretKey: 'canary-airpay-secret' },
    capillary: { till: 'till.042', password: 'canary-capillary-password' },
    operators: { pepper: 'canary-pepper-0123456789abcdef0123456789' },
  },
  groups: [],
};

/** The card of a key. */
export const cardOf = ({ id, name, key }: PrivateKey, kind: DeviceCard['kind'] = 'device'): DeviceCard => ({
  ...{ kind, name, id },
  x: key.x,
});

/** What a bundle for one new device is made of, and that device's key. */
export const partsFor = (
  changed: Partial<BundleParts> & { readonly said?: Partial<BundleParts['about']> } = {},
): { readonly parts: BundleParts; readonly device: PrivateKey } => {
  const device = newOpeningKey('rekha on PC-12');
  const signer = newAdministratorKey();
  const { said, ...others } = changed;
  const parts: BundleParts = {
    contents: CONTENTS,
    signer,
    for: { cards: [cardOf(device)] },
    ...others,
    about: {
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      version: 202611271900,
      issuedAt: '2026-11-27T19:00:00.000Z',
      expiresAt: '2027-11-27T19:00:00.000Z',
      graceDays: 14,
      needs: '0.1.0',
      floor: 0,
      issuer: 'IT of the south region',
      keys: [(others.signer ?? signer).x],
      ...said,
    },
  };
  return { parts, device };
};
