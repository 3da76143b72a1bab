import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveAppPath, type ServedFiles } from '../../../../src/main/electron/app-path.ts';
import { createAppResponder } from '../../../../src/main/electron/app-protocol.ts';
import { listServedFiles } from '../../../../src/main/electron/served-files.ts';

let folder: string;
let root: string;
let files: ServedFiles;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'branchdesk-served-')));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'outside'));
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'outside', 'index.js'), 'secret');
  writeFileSync(join(root, 'index.html'), '<!doctype html><html><head><title>T</title></head></html>');
  writeFileSync(join(root, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'a name.css'), 'p{}');
  writeFileSync(join(root, 'assets', 'unknown.kind'), 'x');
  symlinkSync(join(folder, 'secret.html'), join(root, 'link.html'));
  symlinkSync(join(folder, 'outside'), join(root, 'linked'));
  files = await listServedFiles(root);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const piece = fc.constantFrom(
  ...[
    '..',
    '.',
    '%2e%2e',
    '%2E.',
    '..%2f',
    '..%5c',
    '..\\',
    '\\',
    '/',
    '//',
    '%2f',
    '%5c',
    '%252e%252e%252f',
  ],
  ...[
    'index.html',
    'INDEX.HTML',
    'assets',
    'assets/',
    'index.js',
    'a name.css',
    'a%20name.css',
    'secret.html',
  ],
  ...[
    'link.html',
    'linked',
    'linked/index.js',
    'outside',
    'renderer',
    'etc/passwd',
    'C:',
    'c$',
    '?',
    '#',
    '%00',
    '\0',
  ],
  ...['%', '%zz', '%ff', '%c0%ae%c0%ae', '．．', '\u202e', ' ', '%20', ':', '@', '~', 'con', '::$DATA', '.'],
);
const before = fc.constantFrom(
  ...[
    'app://branchdesk/',
    'app://branchdesk',
    'app://BRANCHDESK/',
    'app:///',
    'app:',
    'app:\\\\branchdesk\\',
  ],
  ...[
    'app://branchdesk:80/',
    'app://x@branchdesk/',
    'app://other/',
    'file:///',
    'http://branchdesk/',
    '\\\\host\\share\\',
    '//',
  ],
);
const address = fc.oneof(
  fc.tuple(before, fc.array(piece, { maxLength: 8 })).map(([start, rest]) => start + rest.join('')),
  fc.tuple(before, fc.array(piece, { maxLength: 8 })).map(([start, rest]) => start + rest.join('/')),
  fc.tuple(before, fc.string({ unit: 'binary', maxLength: 20 })).map(([start, rest]) => start + rest),
  fc
    .tuple(
      fc.array(fc.constantFrom('..', '.', '%2e%2e', 'assets', '..%2f', '', 'linked'), { maxLength: 5 }),
      fc.constantFrom(
        'index.html',
        'assets/index.js',
        'index.js',
        'secret.html',
        'link.html',
        'outside/index.js',
      ),
    )
    .map(([way, file]) => `app://branchdesk/${[...way, file].join('/')}`),
  fc.webUrl(),
);

describe('an address of the app', () => {
  it('names the files that are there', () => {
    expect([...files.keys()].sort()).toEqual([
      'assets/a name.css',
      'assets/index.js',
      'assets/unknown.kind',
      'index.html',
    ]);
    expect(resolveAppPath('app://branchdesk/index.html', files)).toBe(join(root, 'index.html'));
    expect(resolveAppPath('app://branchdesk/assets/a%20name.css?v=1#x', files)).toBe(
      join(root, 'assets', 'a name.css'),
    );
  });

  it('never names anything else: 100,000 addresses', () => {
    let found = 0;
    const listed = new Set(files.values());
    fc.assert(
      fc.property(address, (text) => {
        const file = resolveAppPath(text, files);
        if (file === null) return;
        found += 1;
        expect(listed).toContain(file);
        expect(realpathSync(file)).toBe(file);
        expect(file.startsWith(root + sep)).toBe(true);
        expect(text.toLowerCase()).toMatch(/^app:/);
      }),
      { numRuns: 100_000 },
    );
    // Or the property would hold because nothing is ever found.
    expect(found).toBeGreaterThan(500);
  }, 60_000);

  it.each([
    'app://branchdesk/../secret.html',
    'app://branchdesk/%2e%2e/secret.html',
    'app://branchdesk/..%2fsecret.html',
    'app://branchdesk/..%5csecret.html',
    'app://branchdesk/%2e%2e%2fsecret.html',
    'app://branchdesk/link.html',
    'app://branchdesk/linked/index.js',
    'app://branchdesk//etc/passwd',
    'app://branchdesk/',
    'app://branchdesk/assets',
    'app://branchdesk/index.html%00.js',
    'app://other/index.html',
    'app://user@branchdesk/index.html',
    'https://branchdesk/index.html',
  ])('is not found: %s', (text) => expect(resolveAppPath(text, files)).toBeNull());
});

describe('what is served', () => {
  const get = async (path: string, init: RequestInit = {}) =>
    (await createAppResponder(root))(new Request(`app://branchdesk/${path}`, init));

  it('is the page, under a policy with a nonce of its own each time', async () => {
    const [one, two] = [await get('index.html'), await get('index.html')];
    const nonce = (answer: Response) =>
      /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
    expect(one.status).toBe(200);
    expect(nonce(one)).not.toBe(nonce(two));
    expect(await one.text()).toContain(`<head><meta property="csp-nonce" nonce="${nonce(one)}">`);
  });

  it('is a script with its type and not sniffed', async () => {
    const { headers } = await get('assets/index.js');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([['nobody.html'], ['link.html'], ['linked/index.js'], ['assets/unknown.kind'], ['']])(
    'is nothing for %s, under the same policy',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('Not found');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it('is nothing for a request that would change something', async () => {
    expect((await get('index.html', { method: 'POST' })).status).toBe(404);
  });

  it('is nothing once a listed file has become a link out of the folder', async () => {
    const respond = await createAppResponder(root);
    const file = join(root, 'assets', 'index.js');
    renameSync(file, `${file}.kept`);
    symlinkSync(join(folder, 'outside', 'index.js'), file);
    expect((await respond(new Request('app://branchdesk/assets/index.js'))).status).toBe(404);
    rmSync(file);
    renameSync(`${file}.kept`, file);
    expect((await respond(new Request('app://branchdesk/assets/index.js'))).status).toBe(200);
  });
});
