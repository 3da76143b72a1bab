import * as v from 'valibot';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What a person sees as an address, and no reader takes for another one than its parser does. */
const PRINTABLE = /^[\x21-\x7e]*$/;
const SPELLED = /^https?:\/\/[^/\\?#]/i;

const authorityOf = (text: string): string => text.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/, 1)[0] ?? '';

const isSpelled = (text: string): boolean => {
  const url = URL.parse(text);
  return (
    url !== null && SPELLED.test(text) && !text.includes('\\') && url.port !== '0' && !url.host.includes('..')
  );
};

const bareOf = (text: string): boolean => !authorityOf(text).includes('@') && !/[?#]/.test(text);

/** The rules of every address. Each is said alone: what follows from the first is not said again. */
const address = [
  v.check((text: string) => !/^\s|\s$/.test(text), 'must not begin or end with a blank'),
  v.check(
    (text: string) => PRINTABLE.test(text),
    'must be printable ASCII without blanks (an international name in its xn-- form)',
  ),
] as const;

/** The base of a system's addresses: https, or plain http of this machine; no user, query or fragment. */
export const baseUrl = v.pipe(
  v.string(),
  ...address,
  v.check((text) => URL.canParse(text), 'is not an address'),
  v.check((text) => {
    const url = URL.parse(text);
    return (
      url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    );
  }, 'must be https (plain http is only for addresses of this machine)'),
  v.check(bareOf, 'must hold no user name, password, query or fragment'),
  v.check(
    isSpelled,
    'is not an address: write it as https://HOST, with a port and a path where there are such',
  ),
);

const PROXY_WORDS: ReadonlySet<string> = new Set(['system', 'none']);

const isProxy = (test: (text: string) => boolean) => (text: string) => PROXY_WORDS.has(text) || test(text);

/** `system`, `none`, or the address of a proxy: http or https, a host and a port, and nothing else. */
export const proxy = v.pipe(
  v.string(),
  ...address,
  v.check(
    isProxy((text) => isSpelled(text)),
    'must be "system", "none" or the address of a proxy such as http://proxy.example:8080 (http or https alone)',
  ),
  v.check(isProxy(bareOf), 'must hold no user name, password, query or fragment'),
  v.check(
    isProxy((text) => URL.parse(text)?.pathname === '/'),
    'must be a proxy\'s own address, without a path: a PAC file belongs into the system\'s settings, used with "system"',
  ),
);
