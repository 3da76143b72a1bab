import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../../../src/main/systems/wm/set-findings.ts';
import type { Change } from '../../../../../src/shared/domain/change.ts';
import type { CommunicationPreferences } from '../../../../../src/shared/domain/communication.ts';
import { ok } from '../../../../../src/shared/domain/problem.ts';
import { seenSetOf } from '../../../../../src/shared/domain/seen-set.ts';
import { CONSENT, change } from './wire.ts';

const TEXT = { channel: 'Text', type: 'BPHONE', value: '1233454567' } as const;
const EMAIL = { channel: 'Email', type: 'BEMAIL', value: 'john@wm.com' } as const;
const VOICE = { channel: 'Voice', type: 'BPHONE', value: '5550001' } as const;

const setOf = (
  optIns: readonly (readonly [typeof TEXT | typeof EMAIL | typeof VOICE, 'Y' | 'N'])[],
  modifiedBy: string | null = null,
): CommunicationPreferences => ({
  categories: [
    {
      name: 'Service Exception',
      enabled: true,
      channels: optIns.map(([{ channel, type, value }, optIn]) => ({
        name: channel,
        optIn: null,
        selections: [
          { category: 'Service Exception', channel, type, value, optIn, modifiedBy, modifiedAt: null },
        ],
      })),
    },
  ],
});

const blocks = (
  asked: Change<'communication.set'>,
  fresh: CommunicationPreferences,
  systems: readonly string[] = [],
) =>
  (findingsOf([asked], ok(fresh), systems).get(asked.id) ?? [])
    .filter(({ level }) => level === 'block')
    .map(({ problem }) => problem);

describe('an opt-in over an opt-out', () => {
  const unasked = (payload: Parameters<typeof change>[0] = {}, prior: 'Y' | 'N' = 'N') => {
    const { asked: _, ...rest } = change(payload, prior);
    return rest;
  };

  it.each([
    ['nobody knows who opted out', unasked(), null, [], 'communication.ask-consent'],
    ['the customer opted out', unasked(), 'MYWM', ['import'], 'communication.ask-consent'],
    ['a system opted the customer out', unasked(), 'import', ['import'], undefined],
    [
      'who asked is known, and not that the customer consents',
      { ...change(), asked: { ...CONSENT, consented: false } },
      'MYWM',
      [],
      'communication.ask-consent',
    ],
    ['the customer consents', change(), 'MYWM', [], undefined],
    ['it is an opt-out', unasked({ optIn: 'N' }, 'Y'), 'MYWM', [], undefined],
  ] as const)('asks how consent is given: %s', (_, asked, by, systems, code) => {
    const fresh = setOf([[TEXT, asked.payload.optIn === 'Y' ? 'N' : 'Y']], by);
    expect(blocks(asked, fresh, systems)[0]?.code).toBe(code);
  });
});

describe('a change of another selection since the operator looked', () => {
  const seen = setOf([
    [TEXT, 'Y'],
    [EMAIL, 'Y'],
    [VOICE, 'N'],
  ]);
  const stopTexts = change({ ...TEXT, optIn: 'N', saw: seenSetOf(seen) }, 'Y');

  it('is no block when there is none', () => expect(blocks(stopTexts, seen)).toEqual([]));

  it('blocks, and says what was seen and what is there now, masked, and how many more differ', () => {
    const now = setOf([
      [TEXT, 'Y'],
      [EMAIL, 'N'],
      [VOICE, 'Y'],
    ]);
    expect(blocks(stopTexts, now)).toEqual([
      {
        code: 'communication.changed-elsewhere',
        data: {
          upstream: 'wm',
          category: 'Service Exception',
          channel: 'Email',
          type: 'BEMAIL',
          value: 'j•••@•••.com',
          saw: 'Y',
          now: 'N',
          more: 1,
        },
      },
    ]);
  });

  it('blocks for one that is gone, without a name', () => {
    const now = setOf([
      [TEXT, 'Y'],
      [EMAIL, 'Y'],
    ]);
    expect(blocks(stopTexts, now)).toEqual([
      {
        code: 'communication.changed-elsewhere',
        data: { upstream: 'wm', saw: 'N', now: null, more: 0 },
      },
    ]);
  });

  it('leaves out what the same attempt changes', () => {
    const stopEmail = change({ ...EMAIL, optIn: 'N', saw: seenSetOf(seen) }, 'Y', 'change-2');
    const found = findingsOf([stopTexts, stopEmail], ok(seen), []);
    expect([...found.values()].flat()).toEqual([]);
  });
});
