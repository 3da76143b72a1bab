import { describe, expect, it } from 'vitest';
import { stillOn } from '../../../../src/renderer/features/communication/selections.ts';
import type { LineView } from '../../../../src/shared/ipc/views.ts';
import type { CommunicationView } from '../../../../src/shared/systems/wm.ts';
import { CAN_NOTHING } from '../../../support/can.ts';

const selection = (ref: string, optIn: 'Y' | 'N') =>
  ({ ref, type: 'BPHONE', masked: '•••567', optIn, modifiedBy: null, modifiedAt: null }) as const;

/** One text and one e-mail are shown, of many. */
const view = (on: CommunicationView['on']): CommunicationView => ({
  categories: [
    {
      name: 'Service',
      enabled: true,
      channels: [
        { name: 'Text', disagrees: false, selections: [selection('a', 'Y')] },
        { name: 'Email', disagrees: false, selections: [selection('b', 'Y')] },
      ],
    },
  ],
  ...(on === undefined ? {} : { cut: { of: 900, fitting: 900, typed: '' }, on }),
});

const line = (
  channel: string,
  from: 'Y' | 'N',
  to: 'Y' | 'N',
  state: LineView['state'] = 'draft',
): LineView => ({
  ...{
    changeId: `${channel}${from}${to}`,
    upstream: 'wm',
    state,
    busy: null,
    findings: [],
    reason: null,
    notes: [],
  },
  ...{ requestId: null, upstreamRequestId: null, can: CAN_NOTHING, at: 0 },
  summary: {
    ...{
      kind: 'communication.set',
      category: 'Elsewhere',
      channel,
      type: 'BPHONE',
      masked: '•••1',
      from,
      to,
    },
  },
});

describe('how many selections are still on', () => {
  it.each([
    ['of a set that is shown whole: what is shown', undefined, [], { everything: 2, texts: 1 }],
    ['of one that is not: all of it', { everything: 700, texts: 200 }, [], { everything: 700, texts: 200 }],
    [
      'less what is drafted off, and more what is drafted on',
      { everything: 700, texts: 200 },
      [line('TEXT', 'Y', 'N'), line('Email', 'Y', 'N'), line('Text', 'N', 'Y'), line('Mail', 'Y', 'Y')],
      { everything: 699, texts: 200 },
    ],
    [
      'whatever came of changes before: the panel has that',
      { everything: 1, texts: 1 },
      [line('Text', 'Y', 'N', 'confirmed')],
      { everything: 1, texts: 1 },
    ],
    [
      'never fewer than none',
      { everything: 0, texts: 0 },
      [line('Text', 'Y', 'N', 'sending')],
      { everything: 0, texts: 0 },
    ],
  ] as const)('%s', (_, on, basket, expected) => {
    expect(stillOn(view(on), basket)).toEqual(expected);
  });
});
