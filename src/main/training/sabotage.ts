import type { TrainingContext } from './context.ts';
import type { Blow } from './faults.ts';

/** How one upstream words its own rejection and an answer that tells nothing. */
export interface RejectionShape {
  readonly reject: (c: TrainingContext, fault: Extract<Blow, { fault: 'reject' }>) => Response;
  readonly empty: (c: TrainingContext, call: string) => Response;
}

const MARK = 'x-hono-already-sent';

const handled = (status = 200): Response => new Response(null, { status, headers: { [MARK]: 'true' } });

/** Whether this reply was written, or deliberately not written, on the connection itself. */
export const alreadySent = (reply: Response): boolean => reply.headers.has(MARK);

/** Ends the connection without a reply. */
export const cut = (c: TrainingContext): Response => {
  c.env.incoming.socket.destroy();
  return handled();
};

/** Writes the first half of a reply and ends the connection. */
export const sendTruncated = async (
  c: TrainingContext,
  reply: Response,
  framing: 'length' | 'close',
): Promise<Response> => {
  const body = Buffer.from(await reply.arrayBuffer());
  const type = reply.headers.get('content-type') ?? 'application/json';
  const head = [
    `HTTP/1.1 ${reply.status} OK`,
    `Content-Type: ${type}`,
    ...(framing === 'length' ? [`Content-Length: ${body.length}`] : []),
    'Connection: close',
    '\r\n',
  ].join('\r\n');
  c.env.incoming.socket.end(Buffer.concat([Buffer.from(head), body.subarray(0, Math.ceil(body.length / 2))]));
  return handled(reply.status);
};

const PAGE =
  '<!doctype html><html><head><title>Sign in to the network</title></head><body><h1>Welcome</h1></body></html>';

/** The bad reply that stands in the place of a good one. */
export const instead = (
  c: TrainingContext,
  call: string,
  blow: Exclude<
    Blow,
    { fault: 'cut-before-effect' | 'cut-after-effect' | 'truncated' | 'yes-without-effect' }
  >,
  shapes: RejectionShape,
): Response => {
  switch (blow.fault) {
    case 'html':
      return new Response(PAGE, {
        status: blow.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'status':
      return new Response(blow.status === 204 || blow.status === 304 ? null : 'Service unavailable', {
        status: blow.status,
        headers: { 'content-type': 'text/plain' },
      });
    case 'too-many-requests':
      return new Response('Too many requests', {
        status: 429,
        headers: { 'content-type': 'text/plain', 'retry-after': String(blow.retryAfter) },
      });
    case 'redirect':
      return new Response(null, { status: 307, headers: { location: blow.location } });
    case 'wrong-json':
      return Response.json({ greeting: 'hello', items: [1, 2, 3] });
    case 'empty-body':
      return new Response(null, { status: blow.status });
    case 'empty-get':
      return shapes.empty(c, call);
    case 'reject':
      return shapes.reject(c, blow);
  }
};
