import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAdministratorKey } from '../../../src/main/provisioning/administrator-key.ts';
import { readBundle, sha256Of } from '../../../src/main/provisioning/bundle.ts';
import { newOpeningKey } from '../../../src/main/provisioning/device-keys.ts';
import { makeBundle } from '../../../src/main/provisioning/make-bundle.ts';
import type { KeptState } from '../../../src/main/provisioning/state.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { startTestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';

let upstreams: Training;
beforeAll(async () => {
  upstreams = await startTraining();
});
afterAll(() => upstreams.close());

const DAY_MS = 86_400_000;

/** What was imported in a bundle that expired so many days ago, with a grace of two. */
const expired = async (days: number): Promise<KeptState> => {
  const signer = newAdministratorKey();
  const device = newOpeningKey('rekha on PC-12');
  const configuration = '{"version":1,"branch":{"id":"IN-042","name":"Indiranagar","country":"IN"}}';
  const expiresAt = new Date(Date.now() - days * DAY_MS);
  const made = await makeBundle({
    signer,
    for: { cards: [{ kind: 'device', id: device.id, name: device.name, x: device.key.x }] },
    contents: { configuration, credentials: {}, groups: [] },
    about: {
      ...{ id: '01890a5d-ac96-774b-bcce-b302099a8057', version: 7, graceDays: 2, needs: '0.0.1', floor: 0 },
      ...{ issuer: 'IT', expiresAt: expiresAt.toISOString(), keys: [signer.x] },
      issuedAt: new Date(expiresAt.getTime() - 30 * DAY_MS).toISOString(),
    },
  });
  const read = made.ok ? readBundle(made.value) : made;
  if (!read.ok) throw new Error(read.problem.code);
  const { manifest, signed } = read.value;
  return {
    current: {
      ...{ manifest, signer: signer.x, signed, digest: sha256Of(signed), configuration },
      ...{ importedAt: Date.parse(manifest.issuedAt), from: 'machine' },
    },
    ...{ before: null, left: null, unrecorded: [] },
  };
};

const blockedAfter = async (days: number) => {
  await upstreams.reset();
  const app = await startTestApp({ upstreams, kept: await expired(days) });
  try {
    await app.open(personTagged(upstreams, 'two-cards').mobile);
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    const checked = await app.until(({ basket: [line] }) => line !== undefined && line.busy === null && line);
    const [applied] = checked.state === 'refused' ? [checked] : await app.apply();
    const info = await app.must('app.info', {});
    return { codes: checked.findings.map(({ problem }) => problem.code), applied, info };
  } finally {
    await app.close();
  }
};

describe('a bundle', () => {
  it('that has expired is worked with until its grace is over', async () => {
    const { codes, applied, info } = await blockedAfter(1);
    expect(codes).not.toContain('bundle.ended');
    expect(applied).toMatchObject({ state: 'confirmed' });
    const { expiresAt = 0, graceEndsAt = 0 } = info.provisioned ?? {};
    expect(info.provisioned).toMatchObject({ version: 7, issuer: 'IT', before: null });
    expect(graceEndsAt - expiresAt).toBe(2 * DAY_MS);
  });

  it('whose grace is over lets everything be read, and nothing be sent', async () => {
    const { codes, applied } = await blockedAfter(3);
    expect(codes).toContain('bundle.ended');
    expect(applied).not.toMatchObject({ state: 'confirmed' });
    expect(upstreams.ledger.entries({ call: 'set' })).toEqual([]);
  });
});
