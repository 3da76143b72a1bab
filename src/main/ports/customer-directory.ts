import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import type { Problem, Result } from '../../shared/domain/problem.ts';

/** A customer found by a search, with what it was found by. */
export interface DirectoryMatch {
  readonly customer: LoyaltyCustomer;
  readonly matchedOn: { readonly type: string; readonly value: string };
}

/** A source of the tenant and its account, where it has several. */
export interface DirectorySource {
  readonly source: string;
  readonly accountId: string | null;
}

/** A record as it was found, and the sources that have not told of it yet; none of them: it is whole. */
export interface ToldCustomer {
  readonly customer: LoyaltyCustomer;
  readonly unread: readonly DirectorySource[];
}

/** A customer found by an identifier before every source has told of them. */
export interface ToldMatch extends DirectoryMatch, ToldCustomer {}

/** A page of a name search. */
interface DirectoryPage {
  readonly matches: readonly DirectoryMatch[];
  readonly total: number;
  /** `total` is the most that there can be: the system counts some, too, whom it does not find by their name. */
  readonly atMost?: true;
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
}

/** Where customers are looked up. Nobody found is an empty list, never a problem. */
export interface CustomerDirectory {
  /** Everybody who holds this identifier in any of the configured sources, each customer once. */
  byIdentifier(type: string, value: string): Promise<Result<readonly DirectoryMatch[]>>;
  /**
   * The same people in one round of calls, so that they can be shown at once: as the sources tell of them that answer, not
   * as those do that know them under their id alone. What is shown or judged as a whole record is `completed` first.
   */
  told(type: string, value: string): Promise<Result<readonly ToldMatch[]>>;
  /**
   * The whole record: what was found, with what the other sources tell. As `byId` where one of them says that it was merged
   * away.
   */
  completed(told: ToldCustomer): Promise<Result<LoyaltyCustomer | null>>;
  /** Whether a look-up failed because the system takes no such type or no such value: then nobody can hold it. */
  takesNoSuch(problem: Problem): boolean;
  /**
   * The customer of this id, as all the configured sources tell of it, and `also` where one is named beside them; `null`
   * when there is none. A customer merged away answers as the survivor does, where that one is known; else the record
   * says of itself that it was merged away.
   */
  byId(id: string, also?: DirectorySource): Promise<Result<LoyaltyCustomer | null>>;
  /**
   * Customers whose name starts with the text, or an id of theirs with the letters of its series; nobody is found by the
   * beginning of a number, an address or an account. Problem beside those of the system: `find.not-an-identifier` for a
   * text with a digit or an `@`, which no name has.
   */
  byPrefix(
    text: string,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<Result<DirectoryPage>>;
}
