import type { TrainingContext } from '../context.ts';
import type { RejectionShape } from '../sabotage.ts';
import { toXml } from './xml.ts';

const XML = 'application/xml';

/** Answers in the form that the request asked for: JSON unless it asked for XML. */
export const reply = (
  c: TrainingContext,
  value: Readonly<Record<string, unknown>>,
  status = 200,
): Response =>
  c.req.header('accept') === XML
    ? new Response(toXml(value), { status, headers: { 'content-type': `${XML}; charset=utf-8` } })
    : Response.json(value, { status });

/** Why WM refuses a request. */
export interface WmRefusal {
  readonly refused: true;
  readonly status: number;
  readonly code: string;
  readonly why: string;
}

const CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['INVALID_REQUEST', 'The request is invalid'],
  401: ['UNAUTHORIZED', 'The access token or the client id is not valid'],
  404: ['NOT_FOUND', 'The customer was not found'],
  405: ['METHOD_NOT_ALLOWED', 'The method is not allowed'],
  406: ['NOT_ACCEPTABLE', 'The requested form is not available'],
  409: ['DUPLICATE_REQUEST', 'The tracking id was used before'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The content type is not supported'],
  422: ['UNPROCESSABLE', 'The preferences cannot be saved'],
};

/** Makes a refusal; `why` is told in `errors[]` and in the ledger. */
export const refuseWm = (status: number, why: string): WmRefusal => ({
  refused: true,
  status,
  code: CODES[status]?.[0] ?? 'ERROR',
  why,
});

/** Whether this is a refusal. */
export const isWmRefusal = (value: unknown): value is WmRefusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;

const errorBody = (code: unknown, message: string, details: readonly string[]) => ({
  error: { code, message, errors: details.map((detail) => ({ message: detail })) },
});

/** Answers a refusal in WM's shape. */
export const replyWmRefusal = (c: TrainingContext, refusal: WmRefusal): Response => {
  c.get('seen').note({ refusal: refusal.why });
  const message = CODES[refusal.status]?.[1] ?? 'The request failed';
  return reply(c, errorBody(refusal.code, message, [refusal.why]), refusal.status);
};

/** Words a rejection and an empty answer as WM does. */
export const wmShapes: RejectionShape = {
  reject: (c, fault) => {
    const message = fault.message ?? 'The preferences cannot be saved';
    return reply(c, errorBody(fault.code ?? 'UNPROCESSABLE', message, [message]), fault.status ?? 422);
  },
  empty: (c, call) =>
    reply(c, {
      request_tracking_id: c.req.header('request-tracking-id') ?? '',
      ...(call === 'contacts' ? { contacts: [] } : { preferences: [] }),
    }),
};
