import { createHash } from 'node:crypto';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { Clock, Moment } from '../ports/clock.ts';
import { createKeptReads, type KeptReads } from './kept-reads.ts';

/** What one read-back has read of a customer at a system. All of it was read after whatever was sent before. */
export interface FreshReads {
  readonly upstream: UpstreamName;
  readonly reads: KeptReads;
  readonly begun: Moment;
  /** Whether nothing was sent there for the customer since it began: then it still tells what the last change led to. */
  isFresh(): boolean;
}

/** Gives every read-back what it reads, and knows which of that is still fresh. */
interface Freshness {
  /** Begins a read-back: it finds nothing, and reads everything itself. */
  begin(upstream: UpstreamName, customer: string): FreshReads;
  /** Something begins to be sent for the customer, or has ended: nothing that was begun before is fresh from here on. */
  sent(upstream: UpstreamName, customer: string): void;
}

/** Makes what knows which read-backs are fresh. */
export const createFreshness = (clock: Pick<Clock, 'now' | 'mark'>): Freshness => {
  const sent = new Map<string, number>();
  // It is kept for as long as the app runs, and nobody's id has to be.
  const keyOf = (upstream: UpstreamName, customer: string): string =>
    createHash('sha256')
      .update(JSON.stringify([upstream, customer]))
      .digest('base64url');
  return {
    begin: (upstream, customer) => {
      const key = keyOf(upstream, customer);
      const before = sent.get(key);
      return {
        upstream,
        reads: createKeptReads(clock),
        begun: clock.mark(),
        isFresh: () => sent.get(key) === before,
      };
    },
    sent: (upstream, customer) => {
      const key = keyOf(upstream, customer);
      sent.set(key, (sent.get(key) ?? 0) + 1);
    },
  };
};
