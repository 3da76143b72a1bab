/**
 * Every system that holds something about a customer, in the order in which screens list them, and what its own id of a
 * customer is called: in a search, in the settings and in the journal. A new system is one more line here.
 */
export const ID_NAMES = { airpay: 'airpayEntityId', capillary: 'capillaryId', wm: 'wmCustomerId' } as const;

/** One of the upstream systems. */
export type UpstreamName = keyof typeof ID_NAMES;

const isUpstream = (name: string): name is UpstreamName => Object.hasOwn(ID_NAMES, name);

/** The systems, in the order in which screens list them. */
export const UPSTREAMS: readonly UpstreamName[] = Object.keys(ID_NAMES).filter(isUpstream);

/** The system whose record says who a customer is, and under which ids the other systems know that person. */
export const RECORD_SYSTEM = 'capillary' as const satisfies UpstreamName;

/** A system whose id of a customer is told by that record, or by an operator. */
export type Identified = Exclude<UpstreamName, typeof RECORD_SYSTEM>;

/** Whether a system's id of a customer is told by the record, or by an operator. */
export const isIdentified = (upstream: UpstreamName): upstream is Identified => upstream !== RECORD_SYSTEM;

/** The systems whose id of a customer is told by the record, or by an operator. */
export const IDENTIFIED: readonly Identified[] = UPSTREAMS.filter(isIdentified);
