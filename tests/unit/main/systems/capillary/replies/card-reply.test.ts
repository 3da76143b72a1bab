import { describe, expect, it } from 'vitest';
import {
  judgeAdded,
  judgeGenerated,
} from '../../../../../../src/main/systems/capillary/replies/card-reply.ts';

const replied = (json: unknown, status = 200) =>
  ({ ok: true, reply: { status, headers: {}, text: JSON.stringify(json) } }) as const;

const after = { code: 8059, message: 'index' };

describe('the reply to generating a card', () => {
  it.each<[string, unknown]>([
    ['as the pages of 2022 show it', { entity: ['TTM001113542235716ZS'], warnings: [] }],
    ['as the newer page shows it', { data: ['TTM001113542235716ZS'], warnings: [], errors: [] }],
    ['with an empty one of the two', { entity: [], data: ['TTM001113542235716ZS'] }],
    ['with none of the other', { entity: null, data: ['TTM001113542235716ZS'] }],
    ['with both', { entity: ['TTM001113542235716ZS'], data: ['TTM001113542235716ZS'] }],
    ['outside a list', { data: 'TTM001113542235716ZS' }],
  ])('gives the number, %s', (_, json) => {
    expect(judgeGenerated(replied(json))).toMatchObject({
      outcome: 'accepted',
      gave: 'TTM001113542235716ZS',
      reason: null,
    });
  });

  it('keeps a number of digits as it is', () => {
    const reply = { status: 200, headers: {}, text: '{"data":[51000000000000000299],"errors":[]}' };
    expect(judgeGenerated({ ok: true, reply })).toMatchObject({ gave: '51000000000000000299' });
  });

  it.each([
    ['an error after it', { data: ['N-12345'], errors: [after] }, 200],
    ['another status', { entity: ['N-12345'], warnings: [] }, 500],
  ])('loses no number beside %s: it can be looked for', (_, json, status) => {
    expect(judgeGenerated(replied(json, status))).toMatchObject({ outcome: 'unknown', gave: 'N-12345' });
  });

  it.each([
    ['none', { data: [], warnings: [], errors: [] }],
    ['two', { data: ['N-12345', 'N-12346'] }],
    ['one each, and not the same', { entity: ['N-12345'], data: ['N-12346'] }],
  ])('with %s is no yes', (_, json) => {
    const reply = judgeGenerated(replied(json));
    expect(reply.outcome).toBe('unknown');
    expect(reply).not.toHaveProperty('gave');
  });
});

describe('the reply to adding a card', () => {
  it.each([0, '0'])('with the id %j names no card: no yes', (entity) => {
    expect(judgeAdded(replied({ entity, warnings: [] })).outcome).toBe('unknown');
    expect(judgeAdded(replied({ entity: 72453, warnings: [] })).outcome).toBe('accepted');
  });
});
