import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../src/main/config/read-settings.ts';

/** What is wrong with settings that hold this on their last line. */
const faults = (line: string): readonly string[] => {
  const text = `{\n  "version": 1,\n  "branch": { "id": "B", "name": "B", "country": "IN" },\n  ${line}\n}`;
  const read = readSettings('f', text);
  return read.ok ? [] : read.faults.map(({ line: at, column, message }) => `${at}:${column}: ${message}`);
};

const ONE = /^4:\d+: /;
const said = (found: readonly string[], words: RegExp): void => {
  expect(found).toEqual([expect.stringMatching(ONE)]);
  expect(found[0]).toMatch(words);
};

const baseUrl = (value: string): readonly string[] =>
  faults(`"upstreams": { "wm": { "baseUrl": ${JSON.stringify(value)} } }`);
const proxy = (value: string): readonly string[] =>
  faults(`"network": { "proxy": ${JSON.stringify(value)} }`);

describe('an address of a system that can never be called is said, in one line', () => {
  it.each([
    [' https://api.wm.com', /blank/],
    ['https://api.wm.com ', /blank/],
    ['https://api.wm.com\n', /blank/],
    ['\thttps://api.wm.com', /blank/],
    ['https://api.wm.com\u00a0', /blank/],
    ['https://api .wm.com', /printable ASCII/],
    ['https://api.\nwm.com', /printable ASCII/],
    ['https://api.wm\u200b.com', /printable ASCII/],
    ['https://\u0430pi.wm.com', /xn--/],
    ['https://münchen.example', /xn--/],
    ['https://api.wm.com\u202e', /printable ASCII/],
    ['https://user@api.wm.com', /user name/],
    ['https://user:word@api.wm.com', /user name/],
    ['https://@api.wm.com', /user name/],
    ['https://api.wm.com/v1?x=1', /query/],
    ['https://api.wm.com/v1?', /query/],
    ['https://api.wm.com/v1#x', /query/],
    ['https://api.wm.com/v1#', /query/],
    ['https://api.wm.com:99999', /not an address/],
    ['https://api.wm.com:0', /not an address/],
    ['https:/api.wm.com', /not an address/],
    ['https:api.wm.com', /not an address/],
    ['https:\\\\api.wm.com', /not an address/],
    ['https://api.wm.com\\v1', /not an address/],
    ['https://api..wm.com', /not an address/],
    ['https://256.1.1.1', /not an address/],
    ['https://', /not an address/],
    ['//api.wm.com', /not an address/],
    ['', /not an address/],
    ['api.wm.com', /not an address/],
    ['api.wm.com:443', /https/],
    ['ftp://api.wm.com', /https/],
    ['file:///etc/passwd', /https/],
    ['ws://api.wm.com', /https/],
    ['javascript:alert(1)', /https/],
    ['http://api.wm.com', /https/],
    ['http://10.0.0.1', /https/],
    ['http://0.0.0.0', /https/],
  ])('%j', (value, words) => said(baseUrl(value), words));

  it.each([
    'https://api.wm.com',
    'https://api.wm.com:8443/v1/',
    'https://xn--mnchen-3ya.example',
    'https://[2001:db8::1]/',
  ])('and %s can be', (value) => expect(baseUrl(value)).toEqual([]));
});

describe('a proxy that can never be used is said, in one line', () => {
  it.each([
    ['proxy.example:8080', /http:\/\/proxy\.example:8080/],
    ['proxy.example', /such as/],
    ['10.0.0.1:3128', /such as/],
    ['ftp://proxy.example', /such as/],
    ['file:///etc/proxy.pac', /such as/],
    ['socks5://proxy.example:1080', /such as/],
    ['socks4://proxy.example:1080', /such as/],
    ['socks://proxy.example:1080', /such as/],
    ['http://proxy.example/proxy.pac', /PAC/],
    ['https://wpad.example/wpad.dat', /PAC/],
    ['http://proxy.example:8080/x', /PAC/],
    ['data:application/x-ns-proxy-autoconfig,x', /such as/],
    ['PROXY proxy.example:8080', /blanks/],
    ['DIRECT', /such as/],
    ['System', /such as/],
    ['', /such as/],
    [' http://proxy.example:8080', /blank/],
    ['http://proxy.example:8080 ', /blank/],
    ['http://user:word@proxy.example:8080', /user name/],
    ['http://proxy.example:8080?x', /query/],
    ['http://proxy.example:8080#x', /query/],
    ['http://proxy.example:70000', /such as/],
    ['http://proxy.example:0', /such as/],
  ])('%j', (value, words) => said(proxy(value), words));

  it.each(['system', 'none', 'http://proxy.example:8080', 'https://proxy.example', 'http://10.0.0.1:3128/'])(
    'and %s can be',
    (value) => expect(proxy(value)).toEqual([]),
  );

  it('never shows the word of a user', () => {
    for (const found of [proxy('http://u:canary@p:1'), baseUrl('https://u:canary@p:1')])
      expect(found.join()).not.toContain('canary');
  });
});

describe('what names nothing is said', () => {
  const country = (code: string): boolean => {
    const branch = `{ "id": "B", "name": "B", "country": ${JSON.stringify(code)} }`;
    return readSettings('f', `{ "version": 1, "branch": ${branch} }`).ok;
  };

  it('a country that ISO 3166 does not have', () => {
    for (const code of [
      'UK',
      'EU',
      'XX',
      'ZZ',
      'AA',
      'EN',
      'SU',
      'YU',
      'AN',
      'in',
      'IND',
      'I',
      '',
      ' IN',
      'IN ',
    ])
      expect([code, country(code)]).toEqual([code, false]);
    for (const code of ['IN', 'GB', 'US', 'SG', 'AE', 'LK', 'NP', 'ZA'])
      expect([code, country(code)]).toEqual([code, true]);
  });

  it.each([
    [
      'a source twice',
      '"sources": [{ "source": "INSTORE" }, { "source": " INSTORE ", "accountId": null }]',
      /twice/,
    ],
    ['a type to look up twice', '"lookupTypes": ["mobile", "email", "mobile"]', /twice/],
    ['a type to change twice', '"changeTypes": ["mobile", "mobile"]', /twice/],
    ['a direction mark in a name', '"sources": [{ "source": "IN\u202eSTORE" }]', /direction/],
    ['a line break in a name', '"sources": [{ "source": "IN\\nSTORE" }]', /control/],
  ])('%s', (_what, part, words) =>
    said(faults(`"upstreams": { "capillary": { "baseUrl": "https://a.example", ${part} } }`), words),
  );
});
