import type { DraftRequest } from '../../shared/kinds/requests.ts';
import type { Line } from './visit.ts';

/**
 * The request that a draft came from, to be made again over what is there now; `null` where the kind has no state that
 * somebody else may have changed meanwhile and the operator may still want.
 */
export const requestOf = ({ summary, target }: Line): DraftRequest | null =>
  summary.kind === 'communication.set' && target !== null
    ? { kind: summary.kind, selection: target, optIn: summary.to }
    : null;
