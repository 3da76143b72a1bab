import type { TrainingContext } from '../context.ts';
import type { RejectionShape } from '../sabotage.ts';

/** The upstream's own messages of the codes that this server answers with (contract: capillary, Codes). */
const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Invalid input',
  401: 'Authentication failed',
  404: 'Resource not found',
  405: 'Method not allowed',
  415: 'Unsupported media type',
  498: 'Token has expired',
  1042: 'Invalid identifier',
  3000: 'Card series is invalid',
  3001: 'Card series code is invalid',
  3004: 'Card number does not fit the series',
  3008: 'Card series has expired or is inactive',
  3009: 'Card number already exists',
  3010: 'Card does not exist',
  3011: 'Status label is required',
  3013: 'Status is not among the allowed next ones',
  3014: 'Status label is invalid',
  3018: 'Status label is not mapped to NOT_ISSUED',
  3019: 'Number of cards to generate is not allowed',
  3027: 'Card cannot be linked',
  3031: 'Card cannot be unlinked',
  3035: 'Several cards cannot be added in one call',
  3036: 'Maximum of active cards for the series reached',
  3037: 'Several cards cannot be changed in one call',
  3038: 'Status transition is not allowed',
  3039: 'Status label is unchanged',
  3217: 'Invalid source',
  701: 'Card number generation is not configured',
  702: 'Card numbers of the series are exhausted',
  703: 'Card number generation is disabled',
  8007: 'Identifier already exists in the same source for this customer',
  8008: 'Identifier already exists in the same source for another customer',
  8009: 'Invalid customer id',
  8011: 'Invalid source account',
  8013: 'Invalid identifierName',
  8015: 'Customer not found for the given identifiers',
  8045: 'Account id is required for the source',
  8053: 'Customers have been merged',
  8055: 'Invalid email',
  8056: 'Invalid mobile',
  8064: 'Invalid external id',
  8065: 'Identifier is not in the given source',
  91009: 'Customer has been merged into another customer',
};

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
