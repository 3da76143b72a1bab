import type { TrainingContext } from '../context.ts';
import type { RejectionShape } from '../sabotage.ts';
import { MESSAGES } from './messages.ts';

/** An error or a warning as Capillary words it. */
export interface CapillaryNotice {
  readonly status: false;
  readonly code: number;
  readonly message: string;
}

/** Words a code. */
export const notice = (code: number): CapillaryNotice => ({
  status: false,
  code,
  message: MESSAGES[code] ?? 'Request failed',
});

/** Why a call was refused: a code, and for the ledger in plain words. */
export interface Refusal {
  readonly refused: true;
  readonly code: number;
  readonly why: string;
  readonly status: number;
}

/** Makes a refusal. `status` is the HTTP status. */
export const refuse = (code: number, why: string, status = 400): Refusal => ({
  refused: true,
  code,
  why,
  status,
});

/** Whether this is a refusal. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;

/** Answers a refusal in Capillary's shape. */
export const replyRefusal = (c: TrainingContext, refusal: Refusal): Response => {
  c.get('seen').note({ refusal: refusal.why });
  return Response.json({ errors: [notice(refusal.code)] }, { status: refusal.status });
};

const LISTS = new Set(['search', 'cardStatusLog', 'allSeries', 'cardLabels']);

/** Words a rejection and an empty answer as Capillary does. */
export const capillaryShapes: RejectionShape = {
  reject: (_c, fault) =>
    Response.json(
      {
        errors: [{ ...notice(400), code: fault.code ?? 400, message: fault.message ?? 'Invalid input' }],
      },
      { status: fault.status ?? 400 },
    ),
  empty: (_c, call) =>
    Response.json(LISTS.has(call) ? { data: [], warnings: [], errors: [] } : { warnings: [] }),
};
