import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../../src/main/systems/http/failure.ts';
import { HttpFault } from '../../../../../src/main/systems/http/fault.ts';

const call = { upstream: 'wm', name: 'preferences.put' } as const;
const coded = (code: string) => Object.assign(new Error('secret text of the error'), { code });
const before = { call, started: false, proxied: false };
const after = { call, started: true, proxied: false };

/** code, problem before the request starts, problem after. */
const TABLE: readonly (readonly [string, string, string])[] = [
  ['ENOTFOUND', 'net.dns', 'net.reset'],
  ['EAI_AGAIN', 'net.dns', 'net.reset'],
  ['EAI_FAIL', 'net.dns', 'net.reset'],
  ['EAI_NODATA', 'net.dns', 'net.reset'],
  ['EAI_NONAME', 'net.dns', 'net.reset'],
  ['ECONNREFUSED', 'net.refused', 'net.reset'],
  ['EHOSTUNREACH', 'net.unreachable', 'net.reset'],
  ['EHOSTDOWN', 'net.unreachable', 'net.reset'],
  ['ENETUNREACH', 'net.unreachable', 'net.reset'],
  ['ENETDOWN', 'net.unreachable', 'net.reset'],
  ['EADDRNOTAVAIL', 'net.unreachable', 'net.reset'],
  ['EACCES', 'net.unreachable', 'net.reset'],
  ['EPERM', 'net.unreachable', 'net.reset'],
  ['ETIMEDOUT', 'net.connect-timeout', 'net.reset'],
  ['UND_ERR_CONNECT_TIMEOUT', 'net.connect-timeout', 'net.reset'],
  ['EPROTO', 'net.tls', 'net.reset'],
  ['HOSTNAME_MISMATCH', 'net.tls', 'net.reset'],
  ['FAULT_TRUST', 'net.tls', 'net.reset'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'net.tls', 'net.reset'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'net.tls', 'net.reset'],
  ['CERT_HAS_EXPIRED', 'net.tls', 'net.reset'],
  ['CERT_NOT_YET_VALID', 'net.tls', 'net.reset'],
  ['CERT_REVOKED', 'net.tls', 'net.reset'],
  ['CERT_UNTRUSTED', 'net.tls', 'net.reset'],
  ['CRL_HAS_EXPIRED', 'net.tls', 'net.reset'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'net.tls', 'net.reset'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'net.tls', 'net.reset'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'net.tls', 'net.reset'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'net.tls', 'net.reset'],
  ['INVALID_CA', 'net.tls', 'net.reset'],
  ['INVALID_PURPOSE', 'net.tls', 'net.reset'],
  ['PATH_LENGTH_EXCEEDED', 'net.tls', 'net.reset'],
  ['ERROR_IN_CERT_NOT_AFTER_FIELD', 'net.tls', 'net.reset'],
  ['UND_ERR_PRX_TLS', 'net.proxy', 'net.reset'],
  ['UND_ERR_PRX_CONN', 'net.proxy', 'net.reset'],
  ['FAULT_PROXY', 'net.proxy', 'net.reset'],
  ['FAULT_PROXY_KIND', 'net.proxy', 'net.reset'],
  ['ECONNRESET', 'net.refused', 'net.reset'],
  ['ECONNABORTED', 'net.refused', 'net.reset'],
  ['EPIPE', 'net.refused', 'net.reset'],
  ['UND_ERR_SOCKET', 'net.refused', 'net.closed-early'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'net.refused', 'net.closed-early'],
  ['HPE_INVALID_EOF_STATE', 'net.refused', 'net.closed-early'],
  ['UND_ERR_CLOSED', 'net.refused', 'net.closed-early'],
  ['UND_ERR_DESTROYED', 'net.refused', 'net.closed-early'],
  ['UND_ERR_ABORTED', 'net.refused', 'net.closed-early'],
  ['UND_ERR_ABORT', 'net.refused', 'net.closed-early'],
  ['UND_ERR_INFO', 'net.refused', 'net.closed-early'],
  ['FAULT_CLOSED', 'net.refused', 'net.closed-early'],
  ['FAULT_SECOND_START', 'net.refused', 'net.closed-early'],
  ['UND_ERR_HEADERS_TIMEOUT', 'net.headers-timeout', 'net.headers-timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'net.body-timeout', 'net.body-timeout'],
  ['FAULT_HEADERS_DEADLINE', 'net.headers-timeout', 'net.headers-timeout'],
  ['FAULT_BODY_DEADLINE', 'net.body-timeout', 'net.body-timeout'],
  ['FAULT_DEADLINE', 'net.connect-timeout', 'net.deadline'],
  ['UND_ERR_HEADERS_OVERFLOW', 'net.too-large', 'net.too-large'],
  ['HPE_HEADER_OVERFLOW', 'net.too-large', 'net.too-large'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'net.too-large', 'net.too-large'],
  ['FAULT_TOO_LARGE', 'net.too-large', 'net.too-large'],
  ['FAULT_REDIRECT', 'net.redirect', 'net.redirect'],
  ['FAULT_CONTENT', 'net.protocol', 'net.protocol'],
  ['FAULT_ADDRESS', 'net.protocol', 'net.protocol'],
  ['UND_ERR_INVALID_ARG', 'net.protocol', 'net.protocol'],
  ['HPE_INVALID_CONSTANT', 'net.protocol', 'net.protocol'],
  ['HPE_UNEXPECTED_CONTENT_LENGTH', 'net.protocol', 'net.protocol'],
  ['SOMETHING_NEW', 'net.protocol', 'net.protocol'],
];

describe('what an error of the network means', () => {
  it.each(TABLE)('%s is %s before the request starts and %s after', (code, whenBefore, whenAfter) => {
    expect(failureOf(coded(code), before)).toEqual({
      delivery: 'before',
      problem: { code: whenBefore, data: { upstream: 'wm', call: 'preferences.put', detail: code } },
    });
    expect(failureOf(coded(code), after)).toEqual({
      delivery: 'after',
      problem: { code: whenAfter, data: { upstream: 'wm', call: 'preferences.put', detail: code } },
    });
  });

  it.each(['ENOTFOUND', 'ECONNREFUSED', 'ENETUNREACH', 'ECONNRESET', 'UND_ERR_ABORTED', 'UND_ERR_SOCKET'])(
    '%s on the way to a proxy is the proxy’s failure',
    (code) => {
      expect(failureOf(coded(code), { ...before, proxied: true }).problem.code).toBe('net.proxy');
    },
  );

  it('a certificate that is refused through a proxy is still about the certificate', () => {
    expect(failureOf(coded('CERT_HAS_EXPIRED'), { ...before, proxied: true }).problem.code).toBe('net.tls');
  });

  it('finds the code of what an error was caused by, and of the first of several', () => {
    expect(failureOf(new Error('x', { cause: coded('ENOTFOUND') }), before).problem.code).toBe('net.dns');
    expect(failureOf(new AggregateError([coded('ECONNREFUSED')]), before).problem.code).toBe('net.refused');
    expect(failureOf(new HttpFault('FAULT_REDIRECT'), after).problem.code).toBe('net.redirect');
  });

  it.each([new Error('no code'), 'text', null, undefined, 7])(
    'an error without a code (%s) is not taken for sent',
    (e) => {
      expect(failureOf(e, before)).toMatchObject({ delivery: 'before', problem: { code: 'net.protocol' } });
      expect(failureOf(e, after)).toMatchObject({ delivery: 'after', problem: { code: 'net.protocol' } });
    },
  );

  it('holds nothing of the error’s text', () => {
    expect(JSON.stringify(failureOf(coded('ECONNRESET'), after))).not.toContain('secret');
  });
});
