import { ageOf, type Clock, type Moment, untilOld } from '../../ports/clock.ts';

/** How long a customer's airpay token is kept, in milliseconds (contract: airpay, P). */
export const TOKEN_LIFE_MS = 30 * 60_000;

/** The airpay tokens of customers at the counter. In memory alone: nothing here is ever stored or shown. */
export interface CustomerTokens {
  /** The token that was given for this entity id; null when there is none, or it was given too long ago. */
  of(entityId: string): string | null;
  /** Keeps a token for one entity id, in place of the one before, as long as its visit lasts. */
  keep(entityId: string, visit: string, token: string): void;
  /** Drops the tokens of every visit that does not last. */
  retain(lasts: (visit: string) => boolean): void;
  /** Drops all of them, at once: the screen is locked, or the operator leaves. */
  dropAll(): void;
}

interface Kept {
  readonly token: string;
  readonly visit: string;
  readonly since: Moment;
}

/**
 * Makes the memory of tokens. Each is known by the entity id that it was given for, so it cannot be used for another
 * customer. `signal` ends the waiting for their time to be over.
 */
export const createCustomerTokens = (
  clock: Pick<Clock, 'mark' | 'sleep'>,
  signal?: AbortSignal,
): CustomerTokens => {
  const kept = new Map<string, Kept>();

  const dropOld = (): void => {
    for (const [id, { since }] of kept) if (ageOf(clock, since) >= TOKEN_LIFE_MS) kept.delete(id);
  };

  return {
    of: (entityId) => {
      dropOld();
      return kept.get(entityId.trim())?.token ?? null;
    },
    keep: (entityId, visit, token) => {
      const since = clock.mark();
      kept.set(entityId.trim(), { token, visit, since });
      // Its time is over even when nobody asks for it.
      void untilOld(clock, since, TOKEN_LIFE_MS, signal).then(dropOld, () => kept.clear());
    },
    retain: (lasts) => {
      for (const [id, { visit }] of kept) if (!lasts(visit)) kept.delete(id);
    },
    dropAll: () => kept.clear(),
  };
};
