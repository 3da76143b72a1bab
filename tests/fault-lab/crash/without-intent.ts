import type { Ledger } from '../../../src/main/training/ledger.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { OnDisk } from './on-disk.ts';
import type { Telling } from './protocol.ts';

/** A change that was about to be applied. */
export type Drafted = Extract<Telling, { tells: 'drafted' }>;

/** The writes of the running mix, by the ledger's names. */
const WRITES: Readonly<Record<UpstreamName, string>> = {
  airpay: 'set',
  capillary: 'changeIdentifier',
  wm: 'put',
};

/** The writes that a system saw. */
export const writesOf = (ledger: Pick<Ledger, 'entries'>, upstream: UpstreamName) =>
  ledger.entries({ upstream, call: WRITES[upstream] });

/** How many writes the three systems saw of which the journal has no intent; 0 when there is an intent for each. */
export const withoutIntent = (
  ledger: Pick<Ledger, 'entries'>,
  disk: { readonly requestIds: ReadonlySet<string>; readonly intended: Pick<OnDisk['intended'], 'has'> },
  drafted: readonly Drafted[],
): number => {
  const strays = writesOf(ledger, 'wm').filter(({ requestId }) => !disk.requestIds.has(requestId ?? ''));
  // airpay and Capillary take no request id: what each saw of a customer is held against the intents for that customer.
  const excess = UPSTREAMS.map((upstream) => {
    const seen = Map.groupBy(writesOf(ledger, upstream), ({ subject }) => subject ?? '');
    const meant = Map.groupBy(
      drafted.filter((one) => one.upstream === upstream && disk.intended.has(one.id)),
      ({ subject }) => subject,
    );
    return [...seen].reduce(
      (sum, [subject, writes]) => sum + Math.max(0, writes.length - (meant.get(subject)?.length ?? 0)),
      0,
    );
  });
  return strays.length + excess.reduce((sum, one) => sum + one, 0);
};
