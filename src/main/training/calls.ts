import type { UpstreamName } from '../../shared/domain/upstream.ts';

/** The calls of each upstream as faults and ledger name them, and whether each only reads. */
export const TRAINING_CALLS = {
  airpay: { get: 'read', set: 'write' },
  capillary: {
    token: 'sign-in',
    lookup: 'read',
    lookupDetails: 'read',
    customer: 'read',
    search: 'read',
    changeIdentifier: 'write',
    card: 'read',
    addCard: 'write',
    generateCards: 'write',
    changeCard: 'write',
    cardStatusLog: 'read',
    allSeries: 'read',
    series: 'read',
    cardLabels: 'read',
  },
  wm: { get: 'read', put: 'write', contacts: 'read' },
} as const satisfies Record<UpstreamName, Record<string, 'read' | 'write' | 'sign-in'>>;

/** Names of the calls of one upstream. */
export type CallOf<U extends UpstreamName> = keyof (typeof TRAINING_CALLS)[U] & string;

/** Name of a call of any upstream. */
export type TrainingCallName = { [U in UpstreamName]: CallOf<U> }[UpstreamName];

const isName = <T extends object>(table: T, name: string): name is keyof T & string =>
  Object.hasOwn(table, name);

/** Whether the upstream has a call of this name. */
export const hasCall = (upstream: UpstreamName, call: string): boolean =>
  isName(TRAINING_CALLS[upstream], call);

const isA = (manner: 'read' | 'write', upstream: UpstreamName, call: string): boolean => {
  const calls: Readonly<Record<string, string>> = TRAINING_CALLS[upstream];
  return Object.hasOwn(calls, call) && calls[call] === manner;
};

/** Whether this call of the upstream only reads. */
export const isRead = (upstream: UpstreamName, call: string): boolean => isA('read', upstream, call);

/** Whether this call of the upstream changes something. */
export const isWrite = (upstream: UpstreamName, call: string): boolean => isA('write', upstream, call);
