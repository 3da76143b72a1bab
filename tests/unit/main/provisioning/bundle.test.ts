import { describe, expect, it } from 'vitest';
import { readBundle, readManifest } from '../../../../src/main/provisioning/bundle.ts';
import { newOpeningKey } from '../../../../src/main/provisioning/device-keys.ts';
import { makeBundle } from '../../../../src/main/provisioning/make-bundle.ts';
import { openBundle } from '../../../../src/main/provisioning/open-bundle.ts';
import type { Result } from '../../../../src/shared/domain/problem.ts';
import { CONFIGURATION, CONTENTS, cardOf, partsFor } from './parts.ts';

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const PASSPHRASE = 'marble quarry 7 umbrella velvet anchor';

describe('a bundle for a device', () => {
  it('is read by anybody and opened by that device alone', async () => {
    const { parts, device } = partsFor();
    const text = value(await makeBundle(parts));
    const read = value(readBundle(text));
    expect(read.signer).toBe(parts.signer.x);
    expect(read.manifest).toMatchObject({
      ...parts.about,
      audience: { for: 'keys', keys: [{ id: device.id, name: 'rekha on PC-12' }] },
      holds: { systems: ['airpay', 'capillary'], people: 0, pepper: true, groups: [] },
    });
    expect(value(await openBundle(read, { keys: [newOpeningKey('another'), device] }))).toEqual(CONTENTS);
    expect(await openBundle(read, { keys: [newOpeningKey('another')] })).toMatchObject({
      problem: { code: 'bundle.not-for-us' },
    });
    expect(await openBundle(read, { passphrase: PASSPHRASE })).toMatchObject({
      problem: { code: 'bundle.not-for-us' },
    });
  });

  it('holds no secret in clear, and neither does its manifest', async () => {
    const text = value(await makeBundle(partsFor().parts));
    const { manifest } = value(readBundle(text));
    for (const seen of [text, JSON.stringify(manifest), Buffer.from(text, 'base64url').toString('latin1')])
      expect(seen).not.toContain('canary');
  });

  it('brings the keys of groups, and may be sealed for one', async () => {
    const group = newOpeningKey('Tills of the south');
    const { parts } = partsFor({
      contents: { ...CONTENTS, groups: [group] },
      for: { cards: [cardOf(group, 'group')] },
    });
    const read = value(readBundle(value(await makeBundle(parts))));
    expect(read.manifest.holds.groups).toEqual([{ id: group.id, name: 'Tills of the south' }]);
    expect(value(await openBundle(read, { keys: [group] })).groups).toEqual([group]);
  });

  it('is told from its kept manifest as it was told from the whole', async () => {
    const read = value(readBundle(value(await makeBundle(partsFor().parts))));
    expect(value(readManifest(read.signed))).toEqual({ manifest: read.manifest, signer: read.signer });
  });
});

describe('a bundle for a passphrase', () => {
  it('opens with it, however the keyboard composes it, and with no other', async () => {
    const { parts } = partsFor({ for: { passphrase: 'Zürich quarry 7 umbrella velvet anchor' } });
    const read = value(readBundle(value(await makeBundle(parts))));
    const typed = ' Zu\u0308rich\u00a0quarry 7 umbrella velvet anchor ';
    expect(value(await openBundle(read, { passphrase: typed }))).toEqual(CONTENTS);
    for (const passphrase of ['zürich quarry 7 umbrella velvet anchor', ' '])
      expect(await openBundle(read, { passphrase })).toMatchObject({
        problem: { code: 'bundle.wrong-passphrase' },
      });
    expect(await openBundle(read, { keys: [newOpeningKey('another')] })).toMatchObject({
      problem: { code: 'bundle.passphrase-needed' },
    });
  }, 60_000);

  it('is not made when the passphrase is weak', async () => {
    const { parts } = partsFor({ for: { passphrase: 'Indiranagar IN-042 south' } });
    expect(await makeBundle(parts)).toMatchObject({ problem: { code: 'bundle.weak-passphrase' } });
  });
});

describe('what no bundle is made of', () => {
  it('nobody, too many keys, and a manifest that does not fit', async () => {
    expect(await makeBundle(partsFor({ for: { cards: [] } }).parts)).toMatchObject({
      problem: { code: 'bundle.not-made', data: { why: 'nobody' } },
    });
    for (const said of [
      { floor: 202611271901 },
      { expiresAt: '2026-11-27T19:00:00.000Z' },
      { issuer: 'IT\u202eevil' },
      { keys: [] },
    ])
      expect(await makeBundle(partsFor({ said }).parts)).toMatchObject({
        problem: { code: 'bundle.not-made', data: { why: 'manifest' } },
      });
  });

  it('a configuration with a fault, which is told with its place', async () => {
    const configuration = CONFIGURATION.replace('"IN" }', '"XX" }');
    const { parts } = partsFor({ contents: { ...CONTENTS, configuration } });
    expect(await makeBundle(parts)).toMatchObject({
      problem: { code: 'bundle.contents', data: { line: 4, column: 65 } },
    });
  });
});
