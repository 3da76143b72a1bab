import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HttpFault } from '../../../../../src/main/systems/http/fault.ts';
import { firstProxyOf } from '../../../../../src/main/systems/http/pac-result.ts';

const faultOf = (pacResult: string): string | null => {
  try {
    firstProxyOf(pacResult);
    return null;
  } catch (error) {
    return error instanceof HttpFault ? error.code : 'another error';
  }
};

describe('what the system’s proxy settings say', () => {
  it.each([
    ['DIRECT', null],
    ['direct', null],
    ['', null],
    [' ; ', null],
    ['PROXY proxy.bank.example:8080', 'http://proxy.bank.example:8080'],
    ['PROXY proxy.bank.example:8080; DIRECT', 'http://proxy.bank.example:8080'],
    ['PROXY a.example:1;PROXY b.example:2', 'http://a.example:1'],
    ['  proxy   10.0.0.7:3128  ;', 'http://10.0.0.7:3128'],
    ['PROXY bare', 'http://bare'],
    ['HTTP a.example:8080', 'http://a.example:8080'],
    ['HTTPS secure.example:443; DIRECT', 'https://secure.example:443'],
    ['PROXY [fd00::7]:8080', 'http://[fd00::7]:8080'],
    ['DIRECT; PROXY a.example:1', null],
    ['SOCKS5 s.example:1080; PROXY a.example:8080', 'http://a.example:8080'],
    ['SOCKS s.example:1080; DIRECT', null],
    ['QUIC q.example:443; HTTPS a.example:443', 'https://a.example:443'],
  ])('as "%s" means %s', (pacResult, address) => {
    expect(firstProxyOf(pacResult)).toBe(address);
  });

  it.each([
    'SOCKS s.example:1080',
    'SOCKS4 s.example:1080; SOCKS5 s.example:1080',
    'QUIC q.example:443',
    'PROXY',
    'PROXY a.example:99999',
    'PROXY user:word@a.example:8080',
    'PROXY a.example:8080/path',
    'PROXY http://a.example:8080',
    'PROXY a b',
    'nonsense',
  ])('as "%s" is nothing that can be used', (pacResult) => {
    expect(faultOf(pacResult)).toBe('FAULT_PROXY_KIND');
  });

  it('never becomes anything but the bare address of a proxy, whatever it says', () => {
    const word = fc.constantFrom('PROXY', 'HTTPS', 'SOCKS', 'DIRECT', '', 'proxy', '\t');
    const rest = fc.oneof(
      fc.string(),
      fc.domain().map((host) => `${host}:8080`),
      fc.webUrl(),
      fc.ipV6().map((ip) => `[${ip}]:1`),
    );
    const entry = fc.tuple(word, rest).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const text = entries.join(';');
        if (faultOf(text) !== null) return faultOf(text) === 'FAULT_PROXY_KIND';
        const address = firstProxyOf(text);
        if (address === null) return true;
        const url = new URL(address);
        return (
          /^https?:$/.test(url.protocol) &&
          url.host !== '' &&
          [url.username, url.password, url.search, url.hash].every((part) => part === '') &&
          url.pathname === '/'
        );
      }),
    );
  });

  it('is the first proxy that is named, however many follow', () => {
    const host = fc.tuple(fc.domain(), fc.integer({ min: 1, max: 65_535 })).map((of) => of.join(':'));
    fc.assert(
      fc.property(host, fc.array(host), (first, others) => {
        const text = [first, ...others].map((one) => `PROXY ${one}`).join('; ');
        return firstProxyOf(text) === `http://${first}`;
      }),
    );
  });
});
