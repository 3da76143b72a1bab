import { describe, expect, it } from 'vitest';
import { checkSafely, sift } from '../../../../src/main/changes/check.ts';
import { unusableIn } from '../../../../src/main/changes/unusable.ts';
import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import type { ChangeAsk } from '../../../../src/shared/kinds/kinds.ts';
import { realIds } from '../../../support/ids.ts';
import { createFakeKind } from './fake-kind.ts';

const recordedOf = (ask: ChangeAsk): RecordedChange => ({
  change: {
    id: realIds.v7(),
    ...ask,
    customer: { key: 'wm:1', ids: { wm: '1' } },
    prior: 'Y',
    operator: 'asha',
    draftedAt: 1,
  },
  summary: { kind: 'identifier.remove', type: 'email', masked: '•••' },
});

const selection = (value: string, category = 'Service Notification'): ChangeAsk => ({
  kind: 'communication.set',
  payload: { category, channel: 'Text', type: 'BPHONE', value, optIn: 'N' },
});

describe('a value that goes back to a system as it came', () => {
  it.each([
    ['is sent whatever direction it turns', selection('98\u202e76500001', 'Do \u202enot opt'), null],
    ['is sent up to 500 characters', selection('9'.repeat(500)), null],
    ['is not sent when it is longer', selection('9'.repeat(501)), 'too-long'],
    ['is not sent with control characters', selection('98765\u000000001'), 'characters'],
    ['is not sent with a line break', selection('1', 'Service\nNotification'), 'characters'],
    ['is not sent with half a character', selection('1\ud800'), 'characters'],
    ['is not sent where a secret was taken out of it', selection('\ufdd0•••'), 'characters'],
    [
      'is not sent with such a label',
      {
        kind: 'card.delink',
        payload: { cardNumber: '5100', statusLabel: 'L'.repeat(600), reason: 'R'.repeat(500) },
      },
      'too-long',
    ],
  ] as const)('%s', (_name, ask, why) => {
    const found = unusableIn(recordedOf(ask).change);
    expect(found?.data.why ?? null).toBe(why);
  });

  it('stops its change before anything is read, and no other one', async () => {
    const seen: string[] = [];
    const { kind } = createFakeKind({
      name: 'communication.set',
      combines: true,
      check: (changes) => {
        seen.push(changes.map(({ id }) => id).join());
        return [];
      },
    });
    const [bad, good] = [recordedOf(selection('1\u0000')), recordedOf(selection('9876500001'))];
    const { findings } = await checkSafely(kind, [bad]);
    expect(findings.get(bad.change.id)).toMatchObject([
      { level: 'block', problem: { code: 'value.unusable', data: { upstream: 'wm', member: 'value' } } },
    ]);
    expect(seen).toEqual([]);
    const sifted = await sift(kind, [bad, good]);
    expect(sifted.passed).toEqual([good]);
    expect(sifted.blocked).toMatchObject([{ recorded: bad }]);
    expect(seen).toEqual([good.change.id]);
  });
});
