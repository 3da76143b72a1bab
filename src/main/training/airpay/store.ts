import type { Channel } from '../../../shared/domain/card-usage.ts';

/** The shapes in which airpay tells card usage: all that the contract says to tolerate. */
export type AirpayShape =
  | 'booleans'
  | 'words'
  | 'list'
  | 'nested'
  | 'nested-list'
  | 'partial'
  | 'odd'
  | 'silent'
  | 'silent-object'
  | 'silent-null'
  | 'silent-missing';

/** What airpay holds about one customer. */
export interface AirpayAccount {
  readonly entityId: string;
  readonly usage: Readonly<Record<Channel, boolean>>;
  readonly shape: AirpayShape;
}

/** airpay's own state. */
export interface AirpayStore {
  account(entityId: string): AirpayAccount | undefined;
  set(entityId: string, channel: Channel, allowed: boolean): void;
  /** The same state in a store of its own. */
  copy(): AirpayStore;
  reset(): void;
}

/** Makes airpay's state from its seed. */
export const createAirpayStore = (seed: readonly AirpayAccount[]): AirpayStore => {
  const fresh = () => new Map(seed.map((account) => [account.entityId, account]));
  let accounts = fresh();
  return {
    account: (entityId) => accounts.get(entityId),
    set: (entityId, channel, allowed) => {
      const account = accounts.get(entityId);
      if (account !== undefined)
        accounts.set(entityId, { ...account, usage: { ...account.usage, [channel]: allowed } });
    },
    copy: () => createAirpayStore([...accounts.values()]),
    reset: () => {
      accounts = fresh();
    },
  };
};
