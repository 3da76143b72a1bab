import type { Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { PanelData } from '../../shared/systems/systems.ts';

/** What is read: the system first, then what of it. */
export type Thing = readonly [upstream: UpstreamName | 'journal', ...(string | null)[]];

/** One reading of each thing for all that need it. */
export interface SharedReads {
  /** What `read` gives, or gave another that named the same thing. */
  of<T>(thing: Thing, read: () => Promise<T>): Promise<T>;
  /** The same for what no change alters, such as a tenant's labels: something may have been sent since. */
  ofTenant<T>(thing: Thing, read: () => Promise<T>): Promise<T>;
}

/** Who shares what is read; left out where nobody does. */
export interface Sharing {
  readonly reads?: SharedReads | undefined;
}

/** Reads something: together with others where there are any, else afresh. */
export const shared = <T>(sharing: Sharing | undefined, thing: Thing, read: () => Promise<T>): Promise<T> =>
  sharing?.reads?.of(thing, read) ?? read();

/** The same for what no change alters. */
export const sharedTenant = <T>(
  sharing: Sharing | undefined,
  thing: Thing,
  read: () => Promise<T>,
): Promise<T> => sharing?.reads?.ofTenant(thing, read) ?? read();

/** What a system holds about a customer under its id: what its panel shows. */
export const customerAt = (upstream: UpstreamName, id: string): Thing => [upstream, 'customer', id];

/** Reads what a system holds about a customer: checks, read-backs and the panel have this reading in common. */
export const sharedCustomer = <U extends UpstreamName, T extends PanelData[U] | null>(
  sharing: Sharing | undefined,
  upstream: U,
  id: string,
  read: () => Promise<Result<T>>,
): Promise<Result<T>> => shared(sharing, customerAt(upstream, id), read);
