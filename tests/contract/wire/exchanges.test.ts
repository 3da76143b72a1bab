import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UPSTREAMS } from '../../../src/shared/domain/upstream.ts';
import { headersOf, KEPT_CALLS, type KeptCall } from './calls.ts';
import { keptText, secretsOf } from './kept.ts';
import { formOf, linesOf, pageOf, readLine } from './page.ts';
import { startWorld, type World } from './world.ts';

/** Where the exchanges are kept: one file a call, one folder a system. */
const KEPT_IN = fileURLToPath(new URL('../exchanges/', import.meta.url));
const fileOf = ({ upstream, name }: KeptCall): string => `${KEPT_IN}${upstream}/${name}.json`;
// Taken before any test may write one.
const FILES = globSync('*/*.json', { cwd: KEPT_IN }).sort();

/** Headers that the HTTP client adds to every call. */
const BY_THE_CLIENT = ['accept-encoding'];

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.restart());
afterAll(() => world.close());

const seenOf = async (kept: KeptCall) => {
  const { method, isPath } = readLine(kept.line);
  await kept.make(world.adapters(kept.manner ?? {}), world);
  const found = world
    .seen(kept.upstream)
    .filter(({ call }) => call.method === method && isPath(call.path, world.basePath(kept.upstream)))
    .at(-1);
  if (found === undefined) throw new Error(`no call reads ${kept.line}`);
  return found;
};

describe.each(KEPT_CALLS)('$upstream $name', (kept) => {
  // `vitest -u` writes the files anew, for a change of the wire that is meant.
  it('goes over the wire as it is kept', async () => {
    await expect(keptText(kept.line, await seenOf(kept), world.training.credentials)).toMatchFileSnapshot(
      fileOf(kept),
    );
  });

  it('is a call of the page, with its path, its query and its headers', async () => {
    const { call } = await seenOf(kept);
    const page = pageOf(kept.upstream);
    expect(page).toContain(`\`${kept.line}\``);
    const { query } = readLine(kept.line);
    const asked = new URLSearchParams(call.query);
    for (const [name, value] of asked) expect([name, query.get(name) ?? value]).toEqual([name, value]);
    expect([...query.keys()].filter((name) => !asked.has(name) && name !== 'accountId')).toEqual([]);
    expect([...asked.keys()].filter((name) => !query.has(name))).toEqual([]);
    const sent = Object.keys(call.headers).filter(
      (name) => !['host', 'connection', 'content-length', ...BY_THE_CLIENT].includes(name),
    );
    expect(sent.sort()).toEqual([...headersOf(kept.upstream, kept)].sort());
    for (const name of sent.filter((one) => !['accept', 'content-type'].includes(one)))
      expect(page.toLowerCase()).toContain(name);
  });

  it('has a body of the form that the page shows, or none', async () => {
    const { call } = await seenOf(kept);
    const page = pageOf(kept.upstream);
    const type = call.headers['content-type'];
    if (call.body === '') return expect(call.method).toBe('GET');
    if (type === 'application/json') return expect(page).toContain(`\`${formOf(JSON.parse(call.body))}\``);
    expect(type).toBe('application/x-www-form-urlencoded');
    const form = [...new URLSearchParams(call.body).keys()].map((name) => `${name}=…`).join('&');
    return expect(page).toContain(`\`${form}\``);
  });
});

describe('what is kept', () => {
  it('is one file for each call, and no other', () => {
    expect(FILES).toEqual(KEPT_CALLS.map(({ upstream, name }) => `${upstream}/${name}.json`).sort());
    for (const kept of KEPT_CALLS) expect(existsSync(fileOf(kept))).toBe(true);
  });

  it('covers every call of the pages', () => {
    const recorded = UPSTREAMS.filter((name) => KEPT_CALLS.some(({ upstream }) => upstream === name));
    expect(recorded).toEqual(expect.arrayContaining(['airpay', 'capillary', 'wm']));
    const lines = recorded.flatMap((upstream) => linesOf(pageOf(upstream)));
    expect([...new Set(KEPT_CALLS.map(({ line }) => line))].sort()).toEqual(lines.sort());
  });

  it.each(FILES)('%s holds no secret', (file) => {
    const text = readFileSync(`${KEPT_IN}${file}`, 'utf8');
    for (const secret of secretsOf(world.training.credentials)) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/TRAINING|Basic [A-Za-z0-9+/=]{8}|Bearer [\w-]{8}/);
  });
});
