import { describe, expect, it } from 'vitest';
import { createCardUsageSet } from '../../../../../src/main/systems/airpay/card-usage-set.ts';
import type { AirpayClient } from '../../../../../src/main/systems/airpay/client.ts';
import { cardUsageSource } from '../../../../../src/main/systems/airpay/panel-source.ts';
import type { CardUsage, UsageStatus } from '../../../../../src/shared/domain/card-usage.ts';
import type { Change } from '../../../../../src/shared/domain/change.ts';
import { fail, ok, type Result } from '../../../../../src/shared/domain/problem.ts';

const attempt = { id: 'a', requestId: 'r', operator: 'o' };

const change = (
  prior: string | null,
  airpayEntityId: string | null = 'CUST0001',
): Change<'card-usage.set'> => ({
  id: 'c-1',
  kind: 'card-usage.set',
  customer: { key: 'airpay:CUST0001', ids: airpayEntityId === null ? {} : { airpay: airpayEntityId } },
  payload: { channel: 'ATM', status: 'NOTALLOWED' },
  prior,
  operator: 'o',
  draftedAt: 0,
});

const atm = (state: UsageStatus | null): Result<CardUsage> =>
  ok({ CONTACTLESS: 'ALLOWED', ATM: state, POS: null, ECOM: null });

/** airpay whose ATM channel is in this state; sets are noted and answered as accepted. */
const kindSeeing = (usage: Result<CardUsage>) => {
  const sets: unknown[][] = [];
  const client: AirpayClient = {
    get: async () => usage,
    set: async (...asked) => {
      sets.push(asked);
      return {
        outcome: 'accepted',
        reason: null,
        notes: [],
        upstreamRequestId: null,
        httpStatus: 200,
        mergedInto: null,
      };
    },
  };
  return { kind: createCardUsageSet({ client, ids: { v7: () => 'id-7' } }), sets };
};

const found = async (usage: Result<CardUsage>, asked = change('ALLOWED')) => {
  const checked = await kindSeeing(usage).kind.check([asked]);
  return (checked.findings.get('c-1') ?? []).map((finding) => `${finding.level} ${finding.problem.code}`);
};

describe('checking a change of card usage', () => {
  it('finds nothing when the channel is as the operator saw it', async () => {
    expect(await found(atm('ALLOWED'))).toEqual([]);
  });

  it('notes that the id has spaces around it in the record', async () => {
    expect(await found(atm('ALLOWED'), change('ALLOWED', ' CUST0001'))).toEqual(['note entity.trimmed']);
  });

  it('blocks what is already so', async () => {
    expect(await found(atm('NOTALLOWED'))).toEqual(['block change.no-difference']);
  });

  it('warns when somebody else changed the channel, and names both states', async () => {
    const checked = await kindSeeing(atm('ALLOWED')).kind.check([change(null)]);
    expect(checked.findings.get('c-1')).toEqual([
      {
        level: 'warn',
        problem: {
          code: 'change.stale',
          data: { upstream: 'airpay', channel: 'ATM', prior: null, now: 'ALLOWED' },
        },
        owners: [],
      },
    ]);
  });

  it('notes that airpay tells nothing, and never takes that for no difference', async () => {
    expect(await found(atm(null))).toEqual(['note card-usage.untold']);
    expect(await found(atm(null), change(null))).toEqual(['note card-usage.untold']);
  });

  it('blocks when airpay cannot be read, and says why', async () => {
    const checked = await kindSeeing(
      fail('net.dns', { upstream: 'airpay', call: 'card-usage.get' }),
    ).kind.check([change('ALLOWED')]);
    expect(checked.findings.get('c-1')?.[0]).toMatchObject({
      level: 'block',
      problem: { code: 'check.unreadable', data: { upstream: 'airpay', cause: 'net.dns' } },
    });
  });

  it('blocks an id that airpay cannot have, and a customer without one', async () => {
    expect(await found(fail('entity.invalid', { limit: 50 }))).toEqual(['block entity.invalid']);
    expect(await found(atm('ALLOWED'), change('ALLOWED', null))).toEqual(['block identity.unresolved']);
  });
});

describe('sending a change of card usage', () => {
  it('asks for exactly the channel and status, once', async () => {
    const { kind, sets } = kindSeeing(atm('ALLOWED'));
    const checked = await kind.check([change('ALLOWED')]);
    expect((await checked.send(attempt)).outcome).toBe('accepted');
    expect((await checked.send(attempt)).outcome).toBe('not-sent');
    expect(sets).toEqual([['CUST0001', 'ATM', 'NOTALLOWED']]);
  });

  it.each([
    ['already so', atm('NOTALLOWED'), 'change.no-difference'],
    ['unreadable', fail('net.dns'), 'check.unreadable'],
  ])('sends nothing when the check found it %s', async (_name, usage, code) => {
    const { kind, sets } = kindSeeing(usage);
    const checked = await kind.check([change('ALLOWED')]);
    expect(await checked.send(attempt)).toMatchObject({ outcome: 'not-sent', reason: { code } });
    expect(sets).toEqual([]);
  });

  it('goes one change at a time, under an id that sorts by time', () => {
    const { kind } = kindSeeing(atm('ALLOWED'));
    expect([kind.name, kind.upstream, kind.combines, kind.requestId()]).toEqual([
      'card-usage.set',
      'airpay',
      false,
      'id-7',
    ]);
  });
});

describe('reading a change of card usage back', () => {
  const seen = async (before: UsageStatus | null, after: Result<CardUsage>) => {
    const { expectation } = await kindSeeing(atm(before)).kind.check([change('ALLOWED')]);
    const [observation] = await kindSeeing(after).kind.readBack([change('ALLOWED')], expectation);
    return `${observation?.seen} ${observation?.problem?.code ?? ''}`.trim();
  };

  it.each([
    ['ALLOWED', atm('NOTALLOWED'), 'requested'],
    ['ALLOWED', atm('ALLOWED'), 'prior'],
    ['ALLOWED', atm(null), 'untold read-back.untold'],
    ['ALLOWED', fail('net.reset'), 'unavailable read-back.unavailable'],
    [null, atm('NOTALLOWED'), 'requested'],
    [null, atm('ALLOWED'), 'other read-back.other'],
    [null, atm(null), 'untold read-back.untold'],
  ] as const)('with %s before', async (before, after, expected) => {
    expect(await seen(before, after)).toBe(expected);
  });

  it('does not take a state for the one before when nothing usable was recorded', async () => {
    const [observation] = await kindSeeing(atm('ALLOWED')).kind.readBack([change('ALLOWED')], 'damaged');
    expect(observation).toMatchObject({ changeId: 'c-1', seen: 'other' });
  });
});

describe('reading card usage for the screen', () => {
  it('gives what airpay tells, or why it cannot be told', async () => {
    const reader = (usage: Result<CardUsage>) => cardUsageSource({ get: async () => usage }).read('CUST0001');
    expect(await reader(atm('ALLOWED'))).toEqual(atm('ALLOWED'));
    expect(await reader(fail('net.dns'))).toEqual(fail('net.dns'));
  });
});
