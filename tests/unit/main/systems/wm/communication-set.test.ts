import { describe, expect, it } from 'vitest';
import type { Ids } from '../../../../../src/main/ports/ids.ts';
import type { WmClient } from '../../../../../src/main/systems/wm/client.ts';
import { createCommunicationSetKind } from '../../../../../src/main/systems/wm/communication-set.ts';
import { communicationSource } from '../../../../../src/main/systems/wm/panel-source.ts';
import { putBody } from '../../../../../src/main/systems/wm/put-body.ts';
import { readPreferences } from '../../../../../src/main/systems/wm/read-reply.ts';
import { judgePut } from '../../../../../src/main/systems/wm/write-reply.ts';
import type { CommunicationPreferences } from '../../../../../src/shared/domain/communication.ts';
import { fail, ok, type Result } from '../../../../../src/shared/domain/problem.ts';
import { change, replied, sampleSet, type WireCategory } from './wire.ts';

const ids: Ids = { v4: () => '0b0e7e0a-5d5c-4a43-9a7b-2a5f7f0a1b1c', v7: () => 'unused' };
const attempt = { id: 'attempt-1', requestId: 'tracking-1', operator: 'José' };

const EMAIL = { channel: 'Email', type: 'BEMAIL', value: 'john@wm.com' } as const;
const stopEmail = change({ ...EMAIL, optIn: 'N' }, 'Y', 'change-2');

/** A set like the sample, with other opt-ins and whatever else is added. */
const setWith = (
  text: 'Y' | 'N',
  email: 'Y' | 'N',
  more: readonly WireCategory[] = [],
  enabled: 'Y' | 'N' = 'Y',
) => {
  const category = {
    ...sampleSet[0],
    category: 'Service Exception',
    is_category_enabled: enabled,
    channels: [
      { name: 'Text', selections: [{ value: '1233454567', type: 'BPHONE', is_opt_in: text }] },
      { name: 'Email', selections: [{ value: 'john@wm.com', type: 'BEMAIL', is_opt_in: email }] },
    ],
  };
  return readPreferences(replied(200, { preferences: [category, ...more] }));
};

const setup = (...reads: readonly Result<CommunicationPreferences | null>[]) => {
  const puts: { customerId: string; body: unknown; requestId: string }[] = [];
  let read = 0;
  const client: Pick<WmClient, 'get' | 'put'> = {
    get: async () => reads[read++] ?? fail('internal'),
    put: async (customerId, set, modifiedBy, requestId) => {
      puts.push({ customerId, body: JSON.parse(putBody(set, modifiedBy)), requestId });
      return judgePut(replied(200, { status: 'Success', request_tracking_id: requestId }), requestId);
    },
  };
  return { kind: createCommunicationSetKind({ client, ids }), puts };
};

const codes = (
  findings: ReadonlyMap<string, readonly { level: string; problem: { code: string } }[]>,
  id = 'change-1',
) => (findings.get(id) ?? []).map(({ level, problem }) => `${level} ${problem.code}`);

describe('checking a change of communication', () => {
  it.each([
    ['nothing in the way', change({ ...EMAIL, optIn: 'N' }, 'Y', 'change-1'), setWith('N', 'Y'), []],
    ['a text opt-in', change(), setWith('N', 'Y'), ['note communication.text-second-gate']],
    ['a text opt-out', change({ optIn: 'N' }, 'Y'), setWith('Y', 'Y'), []],
    [
      'a category that WM has switched off',
      change(),
      setWith('N', 'Y', [], 'N'),
      ['warn communication.category-disabled', 'note communication.text-second-gate'],
    ],
    [
      'a selection that went',
      change({ value: '999' }),
      setWith('N', 'Y'),
      ['block communication.selection-gone'],
    ],
    [
      'an N that appeared since',
      change({ optIn: 'Y' }, 'Y'),
      setWith('N', 'Y'),
      ['block communication.changed-since'],
    ],
    [
      'someone else did it meanwhile',
      change({ optIn: 'Y' }, 'N'),
      setWith('Y', 'Y'),
      ['block communication.changed-since'],
    ],
    [
      'a state that was never seen',
      change({}, null),
      setWith('N', 'Y'),
      ['block communication.changed-since'],
    ],
    ['nothing to do', change({ optIn: 'N' }, 'N'), setWith('N', 'Y'), ['block change.no-difference']],
    ['no such customer', change(), ok(null), ['block customer.gone']],
    ['WM cannot be read', change(), fail('net.dns'), ['block check.unreadable']],
  ])('finds: %s', async (_, asked, fresh, expected) => {
    const { kind, puts } = setup(fresh);
    const checked = await kind.check([asked]);
    expect(codes(checked.findings)).toEqual(expected);
    expect(puts).toEqual([]);
  });

  it('says what the operator saw, what is there now and what was wanted, with the value masked', async () => {
    const { kind } = setup(setWith('N', 'Y'));
    const { findings } = await kind.check([change({ optIn: 'Y' }, 'Y')]);
    expect(findings.get('change-1')?.[0]?.problem.data).toEqual({
      upstream: 'wm',
      category: 'Service Exception',
      channel: 'Text',
      type: 'BPHONE',
      value: '•••• 567',
      saw: 'Y',
      now: 'N',
      wanted: 'Y',
    });
  });

  it('blocks a selection that WM lists twice with opposite opt-ins', async () => {
    const again = {
      category: 'Service Exception',
      channels: [
        { name: 'Text', selections: [{ value: '1233454567', type: 'BPHONE', is_opt_in: 'Y' as const }] },
      ],
    };
    const { kind } = setup(setWith('N', 'Y', [again]));
    expect(codes((await kind.check([change()])).findings)).toEqual(['block communication.changed-since']);
  });

  it('blocks two drafts that ask for opposite states of one selection', async () => {
    const { kind, puts } = setup(setWith('N', 'Y'));
    const checked = await kind.check([change(), change({ optIn: 'N' }, 'N', 'change-2')]);
    expect(codes(checked.findings)).toEqual(['block change.stale']);
    expect(codes(checked.findings, 'change-2')).toEqual(['block change.stale']);
    expect((await checked.send(attempt)).outcome).toBe('not-sent');
    expect(puts).toEqual([]);
  });

  it('blocks a customer whose WM id is not known, and changes of two customers', async () => {
    const nobody = { ...change(), customer: { ...change().customer, ids: {} } };
    const other = { ...stopEmail, customer: { ...change().customer, ids: { wm: '43' } } };
    const { kind } = setup();
    expect((await kind.check([nobody])).findings.get('change-1')?.[0]?.problem.data).toMatchObject({
      cause: 'identity.unresolved',
    });
    expect((await kind.check([change(), other])).findings.get('change-1')?.[0]?.problem.data).toMatchObject({
      cause: 'identity.ambiguous',
    });
  });

  it('sends nothing while one of the changes is blocked', async () => {
    const { kind, puts } = setup(setWith('N', 'N'));
    const checked = await kind.check([change(), stopEmail]);
    expect(await checked.send(attempt)).toMatchObject({
      outcome: 'not-sent',
      reason: { code: 'communication.changed-since' },
    });
    expect(puts).toEqual([]);
  });
});

describe('sending changes of communication', () => {
  it('puts several drafts of one customer into one complete set', async () => {
    const { kind, puts } = setup(setWith('N', 'Y'));
    const checked = await kind.check([change(), stopEmail]);
    expect(await checked.send(attempt)).toMatchObject({
      outcome: 'accepted',
      upstreamRequestId: 'tracking-1',
    });
    expect(puts).toEqual([
      {
        customerId: '0042',
        requestId: 'tracking-1',
        body: {
          preferences: [
            {
              category: 'Service Exception',
              channels: [
                { name: 'Text', selections: [{ value: '1233454567', type: 'BPHONE', is_opt_in: 'Y' }] },
                { name: 'Email', selections: [{ value: 'john@wm.com', type: 'BEMAIL', is_opt_in: 'N' }] },
              ],
            },
          ],
          audit_info: { modified_by: 'Jose' },
        },
      },
    ]);
  });

  it('records the complete set that a read-back has to show', async () => {
    const { kind } = setup(setWith('N', 'Y'));
    const { expectation } = await kind.check([change()]);
    expect(expectation).toEqual([
      { category: 'Service Exception', channel: 'Text', type: 'BPHONE', value: '1233454567', optIn: 'Y' },
      { category: 'Service Exception', channel: 'Email', type: 'BEMAIL', value: 'john@wm.com', optIn: 'Y' },
    ]);
  });

  it('asks for a request id in the form that WM takes', () => {
    expect(setup().kind).toMatchObject({ name: 'communication.set', upstream: 'wm', combines: true });
    expect(setup().kind.requestId()).toBe(ids.v4());
  });
});

describe('reading back', () => {
  const seen = async (after: Result<CommunicationPreferences | null>, expected?: string) => {
    const { kind } = setup(setWith('N', 'Y'), after);
    const { expectation } = await kind.check([change(), stopEmail]);
    const observations = await kind.readBack(
      [change(), stopEmail],
      expected === undefined ? expectation : expected,
    );
    return observations.map(({ changeId, seen: what, problem }) => [changeId, what, problem?.code ?? null]);
  };

  it.each([
    [
      'both states asked for',
      setWith('Y', 'N'),
      [
        ['requested', null],
        ['requested', null],
      ],
    ],
    [
      'neither',
      setWith('N', 'Y'),
      [
        ['prior', null],
        ['prior', null],
      ],
    ],
    [
      'one of two',
      setWith('Y', 'Y'),
      [
        ['requested', null],
        ['prior', null],
      ],
    ],
    [
      'no such customer',
      ok(null),
      [
        ['other', 'customer.gone'],
        ['other', 'customer.gone'],
      ],
    ],
    [
      'nothing: it cannot be read',
      fail('net.dns'),
      [
        ['unavailable', 'read-back.unavailable'],
        ['unavailable', 'read-back.unavailable'],
      ],
    ],
  ])('shows %s', async (_, after, expected) => {
    expect(await seen(after)).toEqual(expected.map((entry, at) => [`change-${at + 1}`, ...entry]));
  });

  it('names a difference that nobody asked for in every change of the attempt', async () => {
    const added: WireCategory = {
      category: 'Service Notification',
      channels: [{ name: 'Voice', selections: [{ value: '5550001234', type: 'SPHONE', is_opt_in: 'N' }] }],
    };
    const { kind } = setup(setWith('N', 'Y'), setWith('Y', 'N', [added]));
    const { expectation } = await kind.check([change(), stopEmail]);
    const observations = await kind.readBack([change(), stopEmail], expectation);
    expect(observations.map(({ seen: what }) => what)).toEqual(['other', 'other']);
    expect(observations[0]?.problem).toEqual({
      code: 'communication.unasked-difference',
      data: {
        upstream: 'wm',
        category: 'Service Notification',
        channel: 'Voice',
        type: 'SPHONE',
        value: '•••• 234',
        expected: null,
        now: 'N',
      },
    });
  });

  it('shows a selection that went as neither requested nor prior', async () => {
    const gone = readPreferences(
      replied(200, {
        preferences: [
          {
            category: 'Service Exception',
            channels: [
              { name: 'Email', selections: [{ value: 'john@wm.com', type: 'BEMAIL', is_opt_in: 'N' }] },
            ],
          },
        ],
      }),
    );
    expect(await seen(gone)).toEqual([
      ['change-1', 'other', 'communication.selection-gone'],
      ['change-2', 'requested', null],
    ]);
  });

  it('tells nothing without the set that was expected', async () => {
    expect(await seen(setWith('Y', 'N'), 'not a set')).toEqual([
      ['change-1', 'untold', 'read-back.untold'],
      ['change-2', 'untold', 'read-back.untold'],
    ]);
  });
});

describe('the reader of communication', () => {
  it('gives what WM holds', async () => {
    const set = setWith('N', 'Y');
    expect(await communicationSource({ get: async () => set }).read('0042')).toBe(set);
  });
});
