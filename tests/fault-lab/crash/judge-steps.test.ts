import { describe, expect, it } from 'vitest';
import { createLedger } from '../../../src/main/training/ledger.ts';
import type { ChangeKindName } from '../../../src/shared/kinds/kinds.ts';
import { attribute } from './attribute.ts';
import { judgeOutcomes } from './judge-outcomes.ts';
import { judgeSteps } from './judge-steps.ts';
import type { Drafted } from './protocol.ts';
import { writesOf } from './write-key.ts';

interface Step {
  readonly id: string;
  readonly kind: ChangeKindName;
  readonly call: string;
  /** As the ledger tells it. */
  readonly asked: string;
  readonly after?: string;
  readonly retryOf?: string;
}

const GENERATE: Step = { id: 'g', kind: 'card.generate', call: 'generateCards', asked: 'generate 101' };
const LINK: Step = {
  id: 'l',
  kind: 'card.link',
  call: 'changeIdentifier',
  asked: 'add cardnumber NEW',
  after: 'g',
};
const DELINK: Step = {
  id: 'd',
  kind: 'card.delink',
  call: 'changeIdentifier',
  asked: 'remove cardnumber OLD',
  after: 'l',
};

/** What happened, in its order: `intends`, `is confirmed` in the journal; `is made`, `is sent` at the system. */
type Event = readonly [Step, 'intends' | 'confirmed' | 'made' | 'sent'];

const whole = (step: Step): readonly Event[] => [
  [step, 'intends'],
  [step, 'made'],
  [step, 'confirmed'],
];

const judge = (events: readonly Event[]) => {
  const ledger = createLedger();
  const [intended, confirmed, outcomes] = [new Map(), new Map(), new Map()];
  const steps = new Map(events.map(([step]) => [step.id, step]));
  for (const [at, [{ id, call, asked }, what]] of events.entries()) {
    const open = { upstream: 'capillary', call, method: 'POST', path: '/', requestId: null, at } as const;
    if (what === 'intends') {
      intended.set(id, { seq: at, at, requestId: id });
      outcomes.set(id, null);
    } else if (what === 'confirmed') {
      confirmed.set(id, at);
      outcomes.set(id, 'confirmed');
    } else ledger.open(open).note({ subject: '7', asked: [asked], applied: what === 'made' });
  }
  const drafted = [...steps.values()].map(
    ({ id, kind, call, asked, after = null, retryOf = null }): Drafted => ({
      tells: 'drafted',
      id,
      kind,
      key: `capillary ${call === 'changeIdentifier' ? '7 ' : ''}${asked}`,
      after,
      retryOf,
    }),
  );
  const attributed = attribute(writesOf(ledger), { intended }, drafted);
  return {
    steps: judgeSteps(attributed, { intended, confirmed }, drafted),
    outcomes: judgeOutcomes(attributed, { outcomes }, drafted),
  };
};

describe('a card that is replaced step by step', () => {
  it('passes when each step begins with the one before it confirmed', () => {
    expect(judge([GENERATE, LINK, DELINK].flatMap(whole))).toEqual({ steps: [], outcomes: [] });
  });

  it('passes when a step was tried again', () => {
    const again = { ...LINK, id: 'l2', retryOf: 'l' };
    const events: readonly Event[] = [
      ...whole(GENERATE),
      [LINK, 'intends'],
      ...[again, DELINK].flatMap(whole),
    ];
    expect(judge(events).steps).toEqual([]);
  });

  it('shows a step that was sent before the one before it was confirmed', () => {
    const events: readonly Event[] = [
      ...whole(GENERATE),
      [LINK, 'intends'],
      [LINK, 'made'],
      [DELINK, 'intends'],
      [LINK, 'confirmed'],
      [DELINK, 'made'],
    ];
    expect(judge(events).steps).toEqual([expect.stringContaining('not confirmed in the journal')]);
  });

  it('shows a card that was taken away while the new one is not linked, whatever the journal says', () => {
    const events: readonly Event[] = [
      ...whole(GENERATE),
      [LINK, 'intends'],
      [LINK, 'sent'],
      [LINK, 'confirmed'],
      ...whole(DELINK),
    ];
    expect(judge(events).steps).toEqual([expect.stringContaining('is not there')]);
  });

  it('shows a number that was made twice for one entry', () => {
    const again = { ...GENERATE, id: 'g2', retryOf: 'g' };
    expect(judge([...whole(GENERATE), ...whole(again)]).steps).toEqual([expect.stringContaining('2 times')]);
  });
});

describe('an outcome', () => {
  it.each([
    [
      'yes, and nothing was made',
      [
        [LINK, 'intends'],
        [LINK, 'sent'],
        [LINK, 'confirmed'],
      ],
    ],
    [
      'yes, and nothing was sent',
      [
        [LINK, 'intends'],
        [LINK, 'confirmed'],
      ],
    ],
  ] as const)('is a lie: %s', (_, events) => {
    expect(judge(events).outcomes).toHaveLength(1);
  });

  it('claims nothing while it is open', () => {
    expect(
      judge([
        [LINK, 'intends'],
        [LINK, 'made'],
      ]).outcomes,
    ).toEqual([]);
    expect(judge([[LINK, 'intends']]).outcomes).toEqual([]);
  });
});
