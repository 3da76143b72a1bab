import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

/** A request as it came over the wire. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the recorder answers. */
export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server on this machine that writes down every request and answers as it is told. */
export interface Recorder {
  readonly url: string;
  readonly calls: Recorded[];
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
};

/** Starts a recorder. */
export const startRecorder = async (
  answer: (call: Recorded) => Answer | Promise<Answer>,
): Promise<Recorder> => {
  const calls: Recorded[] = [];
  const server = createServer(async (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const body = await bodyOf(request);
    const call = { method: request.method ?? '', path, query, headers: request.headers, body };
    calls.push(call);
    const { status = 200, json, text, headers = {} } = await answer(call);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text ?? JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the recorder has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
