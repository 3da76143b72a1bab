import { rmSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashPin } from '../../../src/main/operators/pin.ts';
import { newAdministratorKey } from '../../../src/main/provisioning/administrator-key.ts';
import { createMachine, PEPPER } from '../../support/machine.ts';
import { until } from '../../support/until.ts';

/* Staff give a kiosk the new bundle that an administrator put on its machine. */

const PIN = '975312';
let staffPin = '';
beforeAll(async () => {
  staffPin = await hashPin(PIN, PEPPER, 10);
});

let machine: ReturnType<typeof createMachine>;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.end());

const BUNDLE = 'branchdesk.bundle';
const kiosk = (name: string, more: object = {}): object => ({
  ...{ version: 1, mode: 'kiosk', branch: { id: 'K1', name, country: 'IN' }, kiosk: { staffPin } },
  ...{ upstreams: { airpay: {}, capillary: { baseUrl: 'https://eu.api.capillarytech.com' } }, ...more },
});

/** Starts what the first bundle has set up, with whatever lies there now. */
const started = async () => {
  machine.put(BUNDLE, await machine.bundle(2, kiosk('v2')));
  const app = await machine.start();
  const staff = (act: string, pin = PIN) => app.call('kiosk.staff', { pin, do: act });
  return { ...app, staff };
};

describe('a new bundle at a kiosk', () => {
  it('is looked for, told and taken in with the PIN, and the kiosk is started again with it', async () => {
    const { staff, must } = await started();
    expect(await staff('find-bundle')).toMatchObject({
      value: { bundle: { state: 'had', issuer: 'IT of the south', version: 2 } },
    });
    expect(await staff('take-bundle')).toMatchObject({ value: { bundle: { state: 'had' } } });
    expect(await staff('look')).toMatchObject({ value: { bundle: null } });
    machine.put(BUNDLE, await machine.bundle(3, kiosk('v3')));
    const found = await staff('find-bundle');
    expect(found).toMatchObject({
      value: { bundle: { state: 'new', issuer: 'IT of the south', version: 3, until: expect.any(Number) } },
    });
    for (const act of ['find-bundle', 'take-bundle'])
      expect(await staff(act, '864209')).toMatchObject({ problem: { code: 'operators.wrong-pin' } });
    expect(machine.exits).toEqual([]);
    expect(await staff('take-bundle')).toMatchObject({ value: { bundle: { state: 'taken', version: 3 } } });
    await until(() => machine.exits.length > 0, 'the end');
    expect(machine.exits).toEqual([86]);
    // This run goes on with what it began with.
    expect(await must('app.info')).toMatchObject({ branch: { name: 'v2' } });
    // Who did it goes on record with the next start: staff, at this screen.
    const waiting = { operator: 'kiosk staff', what: 'imported', version: 3 };
    expect(await machine.unrecorded()).toMatchObject([waiting]);
    const again = await machine.start();
    expect(await again.must('app.info')).toMatchObject({
      branch: { name: 'v3' },
      provisioned: { version: 3 },
    });
    await vi.waitFor(async () => expect(await machine.unrecorded()).toEqual([]), 20_000);
  });

  it('is not there, and that is told', async () => {
    const { staff } = await started();
    rmSync(machine.file(BUNDLE));
    const nothing = { state: 'none', issuer: null, version: null, until: null };
    for (const act of ['find-bundle', 'take-bundle'])
      expect(await staff(act)).toMatchObject({ ok: true, value: { bundle: nothing } });
    expect(machine.exits).toEqual([]);
  });

  it.each([
    ['is older', 'bundle.older', async () => machine.bundle(1, kiosk('v1'))],
    [
      'is a stranger’s',
      'bundle.stranger',
      async () => machine.bundle(3, kiosk('v3'), { signer: newAdministratorKey() }),
    ],
    [
      'has ended',
      'bundle.expired',
      async () =>
        machine.bundle(3, kiosk('v3'), {
          about: { issuedAt: '2020-01-01T00:00:00.000Z', expiresAt: '2020-02-01T00:00:00.000Z' },
        }),
    ],
    [
      'needs another version',
      'bundle.needs-version',
      async () => machine.bundle(3, kiosk('v3'), { about: { needs: '9.0.0' } }),
    ],
    ['is none', 'bundle.unreadable', async () => 'no bundle'],
    [
      'was changed on the way',
      'bundle.not-signed',
      async () => {
        const text = await machine.bundle(3, kiosk('v3'));
        const at = text.indexOf('"', 20);
        return `${text.slice(0, at - 8)}${text[at - 8] === 'A' ? 'B' : 'A'}${text.slice(at - 7)}`;
      },
    ],
  ])('that %s is refused with the reason, and nothing is changed', async (_name, code, made) => {
    const { staff } = await started();
    machine.put(BUNDLE, await made());
    for (const act of ['find-bundle', 'take-bundle'])
      expect(await staff(act)).toMatchObject({ ok: false, problem: { code } });
    expect(machine.exits).toEqual([]);
    rmSync(machine.file(BUNDLE));
    expect(await (await machine.start()).must('app.info')).toMatchObject({ branch: { name: 'v2' } });
  });

  it('that opens with a passphrase is not taken: nobody types one here', async () => {
    const { staff } = await started();
    const passphrase = 'ankle bread copper dozen ember fossil gravel';
    machine.put(BUNDLE, await machine.bundle(3, kiosk('v3'), { passphrase }));
    expect(await staff('find-bundle')).toMatchObject({ ok: true, value: { bundle: { state: 'new' } } });
    expect(await staff('take-bundle')).toMatchObject({ problem: { code: 'bundle.passphrase-needed' } });
    expect(machine.exits).toEqual([]);
  });

  it('whose configuration cannot be used is not taken', async () => {
    const { staff } = await started();
    const caFiles = [machine.file('no-such.pem')];
    machine.put(BUNDLE, await machine.bundle(3, kiosk('v3', { network: { caFiles } })));
    expect(await staff('take-bundle')).toMatchObject({ problem: { code: 'bundle.contents' } });
    expect(machine.exits).toEqual([]);
  });
});
