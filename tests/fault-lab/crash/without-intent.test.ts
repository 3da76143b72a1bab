import { describe, expect, it } from 'vitest';
import { createLedger } from '../../../src/main/training/ledger.ts';
import { withoutIntent } from './without-intent.ts';

/** A write to each of three systems that tell whom and what it is about in ways of their own. */
const CALL = { airpay: 'set', capillary: 'changeIdentifier', wm: 'put' } as const;

type Told = keyof typeof CALL;

const ledgerOf = (upstream: Told, writes: readonly { readonly requestId: string; readonly at: number }[]) => {
  const ledger = createLedger();
  for (const { requestId, at } of writes)
    ledger
      .open({
        upstream,
        call: CALL[upstream],
        method: 'POST',
        path: '/',
        at,
        requestId: upstream === 'wm' ? requestId : null,
      })
      .note({ subject: 'one', asked: upstream === 'capillary' ? ['add email a'] : [] });
  return ledger;
};

const KEY = { airpay: 'airpay one', capillary: 'capillary one add email a', wm: 'wm one' } as const;
const KIND = { airpay: 'card-usage.set', capillary: 'identifier.add', wm: 'communication.set' } as const;

const draftsOf = (upstream: Told) =>
  ['change 1', 'change 2'].map(
    (id) =>
      ({
        tells: 'drafted',
        id,
        kind: KIND[upstream],
        key: KEY[upstream],
        after: null,
        retryOf: null,
      }) as const,
  );

const intent = (number: number, at: number) =>
  [`change ${number}`, { seq: number, at, requestId: `request ${number}` }] as const;

const FIRST = { requestId: 'request 1', at: 12 };

describe.each(['airpay', 'capillary', 'wm'] as const)('a write that %s read', (upstream) => {
  const drafted = draftsOf(upstream);

  it('has an intent on record', () => {
    const disk = { intended: new Map([intent(1, 10)]) };
    expect(withoutIntent(ledgerOf(upstream, [FIRST]), disk, drafted)).toBe(0);
  });

  it('is counted when nothing of it is on record', () => {
    expect(withoutIntent(ledgerOf(upstream, [FIRST]), { intended: new Map() }, drafted)).toBe(1);
  });

  it('is counted when it is the second of one intent, whatever else was meant and never sent', () => {
    const disk = { intended: new Map([intent(1, 10), intent(2, 20)]) };
    const ledger = ledgerOf(upstream, [FIRST, { ...FIRST, at: 13 }]);
    expect(withoutIntent(ledger, disk, drafted)).toBe(1);
  });
});

// WM's requests carry their own id: when they came tells nothing more.
describe.each(['airpay', 'capillary'] as const)('a write without an id that %s read', (upstream) => {
  it('is counted when its intent came after it', () => {
    const disk = { intended: new Map([intent(1, 14)]) };
    expect(withoutIntent(ledgerOf(upstream, [FIRST]), disk, draftsOf(upstream))).toBe(1);
  });
});
