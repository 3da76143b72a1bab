import { type ProblemCode, problem } from '../../../shared/domain/problem.ts';
import type { HttpCall, HttpFailure } from './call.ts';
import { HttpFault } from './fault.ts';

/** What has to be known about a failed try beside its error. */
interface FailedTry {
  readonly call: Pick<HttpCall, 'upstream' | 'name'>;
  /** Whether the request was handed to a connected socket. Until then no byte of it can have left. */
  readonly started: boolean;
  /** Whether it was to go through a proxy: until the request starts, it is then the proxy that fails. */
  readonly proxied: boolean;
}

const KNOWN: Readonly<Record<string, ProblemCode>> = {
  ENOTFOUND: 'net.dns',
  EAI_AGAIN: 'net.dns',
  EAI_FAIL: 'net.dns',
  EAI_NODATA: 'net.dns',
  EAI_NONAME: 'net.dns',
  ECONNREFUSED: 'net.refused',
  EHOSTUNREACH: 'net.unreachable',
  EHOSTDOWN: 'net.unreachable',
  ENETUNREACH: 'net.unreachable',
  ENETDOWN: 'net.unreachable',
  EADDRNOTAVAIL: 'net.unreachable',
  EACCES: 'net.unreachable',
  EPERM: 'net.unreachable',
  ETIMEDOUT: 'net.connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'net.connect-timeout',
  EPROTO: 'net.tls',
  HOSTNAME_MISMATCH: 'net.tls',
  FAULT_TRUST: 'net.tls',
  UND_ERR_PRX_TLS: 'net.proxy',
  UND_ERR_PRX_CONN: 'net.proxy',
  FAULT_PROXY: 'net.proxy',
  FAULT_PROXY_KIND: 'net.proxy',
  ECONNRESET: 'net.reset',
  ECONNABORTED: 'net.reset',
  EPIPE: 'net.reset',
  UND_ERR_SOCKET: 'net.closed-early',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'net.closed-early',
  HPE_INVALID_EOF_STATE: 'net.closed-early',
  UND_ERR_CLOSED: 'net.closed-early',
  UND_ERR_DESTROYED: 'net.closed-early',
  UND_ERR_ABORTED: 'net.closed-early',
  UND_ERR_ABORT: 'net.closed-early',
  UND_ERR_INFO: 'net.closed-early',
  FAULT_CLOSED: 'net.closed-early',
  FAULT_SECOND_START: 'net.closed-early',
  FAULT_HEADERS_DEADLINE: 'net.headers-timeout',
  FAULT_BODY_DEADLINE: 'net.body-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'net.headers-timeout',
  UND_ERR_BODY_TIMEOUT: 'net.body-timeout',
  FAULT_DEADLINE: 'net.deadline',
  UND_ERR_HEADERS_OVERFLOW: 'net.too-large',
  HPE_HEADER_OVERFLOW: 'net.too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'net.too-large',
  FAULT_TOO_LARGE: 'net.too-large',
  FAULT_REDIRECT: 'net.redirect',
  FAULT_CONTENT: 'net.protocol',
  FAULT_ADDRESS: 'net.protocol',
  UND_ERR_INVALID_ARG: 'net.protocol',
};

const CERTIFICATE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|ERROR_IN_)/;

/** What only ever happens before a request starts; shown after that it would claim that nothing was sent. */
const ONLY_BEFORE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'net.dns',
  'net.refused',
  'net.unreachable',
  'net.connect-timeout',
  'net.tls',
  'net.proxy',
]);

const PROXY_FAILS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'net.dns',
  'net.refused',
  'net.unreachable',
  'net.reset',
  'net.closed-early',
]);

/** The code of an error, or of what it was caused by. */
const codeOf = (error: unknown, depth = 0): string | null => {
  if (!(error instanceof Error) || depth > 3) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(inner, depth + 1);
};

/** The file that a fault is to blame on is told, as IT has to look at it. */
const pathOf = (error: unknown): { readonly path?: string } =>
  error instanceof HttpFault && error.path !== null ? { path: error.path } : {};

const beforeStart = (found: ProblemCode, proxied: boolean): ProblemCode => {
  if (proxied && PROXY_FAILS.has(found)) return 'net.proxy';
  if (found === 'net.deadline') return 'net.connect-timeout';
  if (found === 'net.reset' || found === 'net.closed-early') return 'net.refused';
  return found;
};

const afterStart = (found: ProblemCode): ProblemCode => (ONLY_BEFORE.has(found) ? 'net.reset' : found);

/**
 * Names what an error of Node, of undici or of this layer means. Pure, and the only place that does it.
 *
 * Whether bytes may have been delivered does not depend on the error: undici says when it hands a request to a
 * connected socket (through a tunnel and after the handshake where there are such), and nothing can leave before.
 */
export const failureOf = (error: unknown, at: FailedTry): HttpFailure => {
  const code = codeOf(error);
  const named = code === null ? undefined : (KNOWN[code] ?? (CERTIFICATE.test(code) ? 'net.tls' : undefined));
  const found: ProblemCode = named ?? 'net.protocol';
  return {
    delivery: at.started ? 'after' : 'before',
    problem: problem(at.started ? afterStart(found) : beforeStart(found, at.proxied), {
      upstream: at.call.upstream,
      call: at.call.name,
      detail: code,
      ...pathOf(error),
    }),
  };
};
