/** The three systems that hold something about a customer, in the order in which screens list them. */
export const UPSTREAMS = ['airpay', 'capillary', 'wm'] as const;

/** One of the upstream systems. */
export type UpstreamName = (typeof UPSTREAMS)[number];
