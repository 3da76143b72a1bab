import { describe, expect, it } from 'vitest';
import { createLedger } from '../../../src/main/training/ledger.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { withoutIntent } from './without-intent.ts';

const CALL = { airpay: 'set', capillary: 'changeIdentifier', wm: 'put' } as const;

const ledgerOf = (writes: readonly { readonly upstream: UpstreamName; readonly requestId: string }[]) => {
  const ledger = createLedger();
  for (const { upstream, requestId } of writes) {
    const asked = { upstream, call: CALL[upstream], method: 'POST', path: '/', at: 1 };
    ledger.open({ ...asked, requestId: upstream === 'wm' ? requestId : null }).note({ subject: 'one' });
  }
  return ledger;
};

describe.each(UPSTREAMS)('a write that %s saw', (upstream) => {
  const drafted = [{ tells: 'drafted', id: 'change 1', upstream, subject: 'one' }] as const;
  const disk = { requestIds: new Set(['request 1']), intended: new Set(['change 1']) };
  const first = { upstream, requestId: 'request 1' };

  it('has an intent on record', () => {
    expect(withoutIntent(ledgerOf([first]), disk, drafted)).toBe(0);
  });

  it('is counted when nothing of it is on record', () => {
    const nothing = { requestIds: new Set<string>(), intended: new Set<string>() };
    expect(withoutIntent(ledgerOf([first]), nothing, drafted)).toBeGreaterThan(0);
  });

  it('is counted when only another one of the customer is on record', () => {
    const ledger = ledgerOf([first, { upstream, requestId: 'request 2' }]);
    expect(withoutIntent(ledger, disk, drafted)).toBeGreaterThan(0);
  });
});
