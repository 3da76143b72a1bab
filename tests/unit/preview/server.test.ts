import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../tools/preview/arguments.ts';
import { createAccess } from '../../../tools/preview/server/access.ts';
import {
  allowSocket,
  allowSocketConnection,
  insertFirstScript,
} from '../../../tools/preview/server/adapt.ts';
import { createDocuments } from '../../../tools/preview/server/documents.ts';

const request = (headers: IncomingHttpHeaders, url = '/', method = 'GET'): IncomingMessage =>
  // As much of a request as access looks at.
  ({ headers, url, method }) as Partial<IncomingMessage> as IncomingMessage;

describe('who may see the pages', () => {
  const access = createAccess(4321);
  const host = '127.0.0.1:4321';

  it.each([
    [{ host }, true],
    [{ host, origin: 'http://127.0.0.1:4321' }, true],
    [{ host: 'localhost:4321' }, false],
    [{ host: 'evil.example:4321' }, false],
    [{ host: '127.0.0.1:80' }, false],
    [{}, false],
    [{ host, origin: 'http://evil.example' }, false],
    [{ host, origin: 'http://127.0.0.1:80' }, false],
    [{ host, origin: 'null' }, false],
  ])('a request with %j is ours: %s', (headers, expected) =>
    expect(access.isOurs(request(headers))).toBe(expected),
  );

  it('is whoever was given the address, and once', () => {
    const { search } = new URL(access.url);
    expect(access.takeToken(request({}, '/?token=guessed'))).toBe(false);
    expect(access.takeToken(request({}, '/'))).toBe(false);
    expect(access.takeToken(request({}, `/${search}`, 'HEAD'))).toBe(false);
    expect(access.takeToken(request({}, `/index.html${search}`))).toBe(false);
    const others = new URL(createAccess(4321).url);
    expect(access.takeToken(request({}, `/${others.search}`))).toBe(false);
    expect(access.takeToken(request({}, `/${search}`))).toBe(true);
    expect(access.takeToken(request({}, `/${search}`))).toBe(false);
    expect(access.takeToken(request({}, `/${new URL(access.url).search}`))).toBe(true);
  });

  it.each(['http://[', 'http://evil.example/', ':', '[', '@evil.example/', '*'])(
    'asks for no address: %s',
    (url) => expect(access.addressOf(request({}, url))?.origin ?? null).toBe(null),
  );

  it('is whoever has the cookie, which no script reads and no other site sends', () => {
    const [pair = ''] = access.cookie.split(';');
    expect(access.cookie).toContain('HttpOnly; SameSite=Strict');
    expect(access.hasCookie(request({ cookie: `a=b; ${pair}` }))).toBe(true);
    expect(access.hasCookie(request({ cookie: `${pair}x` }))).toBe(false);
    expect(access.hasCookie(request({ cookie: 'branchdesk_preview_4321=' }))).toBe(false);
    expect(access.hasCookie(request({}))).toBe(false);
    expect(pair).not.toContain(new URL(access.url).searchParams.get('token'));
  });
});

describe('the app’s policy', () => {
  it('gains the preview’s socket and nothing else', () => {
    const policy = "default-src 'none'; script-src 'self'; connect-src 'none'; base-uri 'none'";
    expect(allowSocket(policy, 'ws://127.0.0.1:1')).toBe(
      "default-src 'none'; script-src 'self'; connect-src ws://127.0.0.1:1; base-uri 'none'",
    );
    expect(allowSocket("connect-src 'self'", 'ws://127.0.0.1:1')).toBe("connect-src 'self' ws://127.0.0.1:1");
    expect(allowSocket("default-src 'none'", 'ws://127.0.0.1:1')).toBe(
      "default-src 'none'; connect-src ws://127.0.0.1:1",
    );
  });
});

describe('the app’s list of connections', () => {
  it.each([
    ['(response-origin "app://x/*")', '(response-origin "app://x/*" "ws://127.0.0.1:1/*")'],
    ['()', '("ws://127.0.0.1:1/*")'],
    ['(response-origin);webrtc=block', '(response-origin "ws://127.0.0.1:1/*");webrtc=block'],
  ])('%s gains the preview’s socket and nothing else', (list, expected) =>
    expect(allowSocketConnection(list, 'ws://127.0.0.1:1')).toBe(expected),
  );
});

describe('the preview’s script', () => {
  it('comes before all others', () => {
    expect(insertFirstScript('<html><head lang="en"><script src="a"></script>', '/p.js')).toBe(
      '<html><head lang="en"><script type="module" src="/p.js"></script><script src="a"></script>',
    );
    expect(() => insertFirstScript('<header></header>', '/p.js')).toThrow('no head element');
  });
});

describe('served pages', () => {
  it('are known for a long while, not for ever', () => {
    let last = 0;
    const documents = createDocuments(() => {
      last += 1;
      return String(last);
    });
    const first = documents.add('app://x/');
    expect(documents.find(first.id)).toEqual({ id: '1', url: 'app://x/' });
    for (let at = 0; at < 1_000; at += 1) documents.add('app://x/');
    expect(documents.find(first.id)).toBeUndefined();
    expect(documents.find('2')).toBeDefined();
  });
});

describe('the switches', () => {
  it('are the preview’s own, and the app’s in their order', () => {
    expect(
      parseArguments([
        ...['--training', '--port', '8080', '--config', 'f', '--profile=p', '--credentials', 'c'],
        ...['--delay-events=250', '--installed', '--delay-children', '20000'],
      ]),
    ).toEqual({
      ok: true,
      value: {
        port: 8080,
        eventDelayMs: 250,
        childDelayMs: 20_000,
        profile: 'p',
        credentials: 'c',
        app: null,
        installed: true,
        passed: ['--training', '--config', 'f'],
      },
    });
    expect(parseArguments([])).toEqual({
      ok: true,
      value: {
        port: 0,
        eventDelayMs: 0,
        childDelayMs: 0,
        profile: null,
        credentials: null,
        app: null,
        installed: false,
        passed: [],
      },
    });
  });

  it.each([
    [['--port'], '--port needs a value'],
    [['--profile='], '--profile needs a value'],
    [['--port', 'x'], '--port must be a number from 0 to 65535, not x'],
    [['--delay-events', '-1'], '--delay-events must be a number of milliseconds up to 99999, not -1'],
    [['--delay-children=x'], '--delay-children must be a number of milliseconds up to 99999, not x'],
    [['--port', '65536'], '--port must be a number from 0 to 65535, not 65536'],
  ])('%j: %s', (argv, fault) => expect(parseArguments(argv)).toEqual({ ok: false, fault }));
});
