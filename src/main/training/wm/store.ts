/** Who changed a selection, and when (text as WM shows it). */
interface WmAudit {
  readonly by: string;
  readonly at: string;
}

/** A phone or e-mail in a channel. */
export interface WmSelection {
  readonly value: string;
  readonly type: string;
  readonly optIn: 'Y' | 'N';
  readonly created: WmAudit;
  readonly modified: WmAudit;
}

/** A channel of a category. `statedOptIn` is WM's own summary where it disagrees with the selections. */
export interface WmChannel {
  readonly name: string;
  readonly statedOptIn: 'Y' | 'N' | null;
  readonly selections: readonly WmSelection[];
}

/** A category of preferences. */
export interface WmCategory {
  readonly name: string;
  readonly enabled: boolean;
  readonly channels: readonly WmChannel[];
}

/** A contact of the customer. A member that WM does not have is null. */
export interface WmContact {
  readonly type: 'billing' | 'service';
  readonly firstName: string;
  readonly lastName: string;
  readonly landLine: string | null;
  readonly workPhone: string | null;
  readonly mobilePhone: string | null;
  readonly email: string | null;
}

/** How this customer's replies are worded: the contract tolerates all of it. */
interface WmQuirks {
  /** A list of one comes as an object. */
  readonly singleAsObject: boolean;
  /** Replies carry the server's own tracking id. */
  readonly ownTrackingId: boolean;
}

/** A customer of WM. */
export interface WmCustomer {
  readonly customerId: string;
  readonly categories: readonly WmCategory[];
  readonly contacts: readonly WmContact[];
  readonly quirks: WmQuirks;
}

/** WM's own state. */
export interface WmStore {
  customer(id: string): WmCustomer | undefined;
  put(customer: WmCustomer): void;
  /** Whether a tracking id is new; it is not from then on. */
  isNewTrackingId(id: string): boolean;
  /** The same customers in a store of its own. */
  copy(): WmStore;
  reset(): void;
}

/** Makes WM's state from its seed. */
export const createWmStore = (seed: readonly WmCustomer[]): WmStore => {
  const fresh = () => new Map(seed.map((customer) => [customer.customerId, customer]));
  let customers = fresh();
  let seen = new Set<string>();
  return {
    customer: (id) => customers.get(id),
    put: (customer) => {
      customers.set(customer.customerId, customer);
    },
    isNewTrackingId: (id) => {
      const before = seen.size;
      seen.add(id.toLowerCase());
      return seen.size > before;
    },
    copy: () => createWmStore([...customers.values()]),
    reset: () => {
      customers = fresh();
      seen = new Set();
    },
  };
};
