import * as v from 'valibot';
import { SYSTEMS, type UpstreamName } from '../systems/systems.ts';

export type { UpstreamName };

const isUpstream = (name: string): name is UpstreamName => Object.hasOwn(SYSTEMS, name);

/** The systems, in the order in which screens list them. */
export const UPSTREAMS: readonly UpstreamName[] = Object.keys(SYSTEMS).filter(isUpstream);

/** One of the systems, by its name. */
export const UpstreamSchema = v.picklist(UPSTREAMS);

/** What the id of a customer in each system is called. */
type IdNames = { readonly [U in UpstreamName]: (typeof SYSTEMS)[U]['idName'] };

/** What each system's own id of a customer is called: in a search, in the settings and in the journal. */
export const ID_NAMES = Object.fromEntries(
  UPSTREAMS.map((name) => [name, SYSTEMS[name].idName]),
  // Which system has which name is lost in the list.
) as IdNames;

/** The system whose record says who a customer is, and under which ids the other systems know that person. */
export const RECORD_SYSTEM = 'capillary' as const satisfies UpstreamName;

/** A system whose id of a customer is told by that record, or by an operator. */
export type Identified = Exclude<UpstreamName, typeof RECORD_SYSTEM>;

/** Whether a system's id of a customer is told by the record, or by an operator. */
export const isIdentified = (upstream: UpstreamName): upstream is Identified => upstream !== RECORD_SYSTEM;

/** The systems whose id of a customer is told by the record, or by an operator. */
export const IDENTIFIED: readonly Identified[] = UPSTREAMS.filter(isIdentified);
