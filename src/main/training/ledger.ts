import type { UpstreamName } from '../../shared/domain/upstream.ts';

/** One request that a training server saw, and what truly came of it. */
interface LedgerEntry {
  readonly upstream: UpstreamName;
  /** The call as the switches name it; `unknown` for a method or path that is none. */
  readonly call: string;
  readonly method: string;
  readonly path: string;
  /** The id that the client sent with the request, where the upstream has a header for one. */
  readonly requestId: string | null;
  /** The customer or card that it was about, once known. */
  readonly subject: string | null;
  /**
   * Each thing that the request asked of Capillary: `add email a@example.in`, `make 6011000000000100`, `generate 101`,
   * `label 6011000000000100 Suspended`. Empty for the other systems, and where the request was never read whole.
   */
  readonly asked: readonly string[];
  /** Whether it changed something, whatever the reply said. */
  readonly applied: boolean;
  /** HTTP status of the reply; `null` while under way and where no reply was given. */
  readonly status: number | null;
  /** Why the server itself refused it: told here plainly even where the upstream says only "fail". */
  readonly refusal: string | null;
  /** The fault that was switched on for it. */
  readonly fault: string | null;
  /** When it arrived: milliseconds since the epoch. */
  readonly at: number;
}

/** What to look for in the ledger; a member left out matches everything. */
type LedgerFilter = Partial<Pick<LedgerEntry, 'upstream' | 'call' | 'applied' | 'requestId'>>;

/** What truly happened at the training servers. It holds no credentials. */
export interface Ledger {
  /** Requests in the order of their arrival, as they stand now. */
  entries(filter?: LedgerFilter): readonly LedgerEntry[];
}

/** What a server notes about a request while it is answered. */
export interface LedgerNote {
  readonly note: (
    facts: Partial<Pick<LedgerEntry, 'subject' | 'asked' | 'applied' | 'status' | 'refusal' | 'fault'>>,
  ) => void;
  readonly entry: () => LedgerEntry;
}

/** A ledger that can be written: the servers' side of it. */
export interface WritableLedger extends Ledger {
  open(facts: Pick<LedgerEntry, 'upstream' | 'call' | 'method' | 'path' | 'requestId' | 'at'>): LedgerNote;
  clear(): void;
}

/** Makes an empty ledger. */
export const createLedger = (): WritableLedger => {
  let entries: LedgerEntry[] = [];
  return {
    entries: (filter = {}) =>
      entries.filter(
        (entry) =>
          (filter.upstream === undefined || entry.upstream === filter.upstream) &&
          (filter.call === undefined || entry.call === filter.call) &&
          (filter.applied === undefined || entry.applied === filter.applied) &&
          (filter.requestId === undefined || entry.requestId === filter.requestId),
      ),
    open: (facts) => {
      let entry: LedgerEntry = {
        ...facts,
        subject: null,
        asked: [],
        applied: false,
        status: null,
        refusal: null,
        fault: null,
      };
      const home = entries;
      const index = home.push(entry) - 1;
      return {
        note: (more) => {
          entry = { ...entry, ...more };
          home[index] = entry;
        },
        entry: () => entry,
      };
    },
    clear: () => {
      entries = [];
    },
  };
};
