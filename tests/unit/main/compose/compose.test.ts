import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compose } from '../../../../src/main/compose/compose.ts';
import type { Composed, Host } from '../../../../src/main/ports/host.ts';
import { UPSTREAMS } from '../../../../src/shared/domain/upstream.ts';
import { JOURNAL_WORKER } from '../../../support/journal.ts';
import { WINDOWLESS } from '../../../support/windowless.ts';

let folder: string;
let running: Composed | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-compose-'));
  running = null;
});
afterEach(async () => {
  if (running !== null && 'close' in running) await running.close();
  rmSync(folder, { recursive: true, force: true });
});

const GOOD =
  '{ "version": 1, "branch": { "id": "B-1", "name": "Branch", "country": "IN" }, "upstreams": { "wm": {} } }';
const WRONG = '{\n  "version": 1,\n  "colour": "red",\n  "branch": { "id": "B", "name": "B" }\n}';

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const start = async (argv: readonly string[], more: Partial<Host> = {}) => {
  const out: string[] = [];
  const err: string[] = [];
  let keychains = 0;
  const host: Host = {
    ...WINDOWLESS,
    argv,
    userDataDir: join(folder, 'state'),
    configPlaces: [],
    packaged: true,
    version: '1.2.3',
    journalWorkerFile: JOURNAL_WORKER,
    spawnKeychain: () => {
      keychains += 1;
      throw new Error('not in this test');
    },
    write: (text) => out.push(text),
    warn: (text) => err.push(text),
    ...more,
  };
  running = await compose(host);
  const ended = 'exitCode' in running ? running.exitCode : null;
  const info = 'handlers' in running ? await running.handlers['app.info']({}) : null;
  return { ended, out: out.join(''), err: err.join(''), info: info?.ok ? info.value : null, keychains };
};

describe('a switch that does its work without a window', () => {
  it('--version prints the version', async () => {
    expect(await start(['--version'])).toMatchObject({ ended: 0, out: '1.2.3\n', err: '' });
  });

  it('--check-config finds no fault', async () => {
    const path = file('good.json', GOOD);
    expect(await start(['--check-config', path])).toMatchObject({ ended: 0, out: `${path}: no faults\n` });
  });

  it('--check-config prints one line for each fault, with file, line and column', async () => {
    const path = file('wrong.json', WRONG);
    expect(await start(['--check-config', path])).toMatchObject({
      ended: 1,
      out: `${path}:3:3: "colour" is not a known key\n${path}:4:13: "branch.country" is missing\n`,
      err: '',
    });
  });

  it('--check-config of a file that is not there is a fault', async () => {
    const path = join(folder, 'none.json');
    expect(await start([`--check-config=${path}`])).toMatchObject({
      ended: 1,
      out: `${path}:1:1: there is no such file\n`,
    });
  });

  it.each([
    ['a configuration that is wrong', WRONG, /:3:3: "colour" is not a known key\n/],
    ['airpay left out', GOOD, /^airpay is not in the configuration\n$/],
    ['a keychain that gives nothing', GOOD.replace('"wm"', '"airpay"'), /\(credentials\.unavailable\)\n$/],
  ])('--check-signing with %s says so and ends with 1', async (_name, text, words) => {
    const { ended, out } = await start(['--check-signing', file('a.json', text)]);
    expect(ended).toBe(1);
    expect(out).toMatch(words);
  });

  it('--check-signing looks for the configuration in its place, and is unusable without one', async () => {
    const place = file('placed.json', GOOD);
    expect(await start(['--check-signing'], { configPlaces: [place] })).toMatchObject({ ended: 1 });
    expect(await start(['--check-signing'])).toMatchObject({ ended: 2, out: '' });
  });

  it.each([['--check-config'], ['--config'], ['--config=']])('%s alone is unusable', async (argument) => {
    const { ended, out, err } = await start([argument]);
    expect({ ended, out }).toEqual({ ended: 2, out: '' });
    expect(err).toMatch(/needs a file\n$/);
  });
});

describe('a configuration that is wrong', () => {
  it('ends the start when it was asked for, its faults told', async () => {
    const path = file('wrong.json', WRONG);
    const { ended, err, info } = await start(['--config', path], { packaged: false });
    expect({ ended, info }).toEqual({ ended: 1, info: null });
    expect(err).toContain(`${path}:3:3: `);
  });

  it('in its place is shown as not configured, with its faults and no upstream', async () => {
    const path = file('wrong.json', WRONG);
    for (const packaged of [true, false]) {
      const { ended, info } = await start([], { configPlaces: [path], packaged });
      expect(ended).toBeNull();
      expect(info).toMatchObject({
        mode: 'not-configured',
        branch: null,
        upstreams: [],
        configFaults: [
          `${path}:3:3: "colour" is not a known key`,
          `${path}:4:13: "branch.country" is missing`,
        ],
      });
      if (running !== null && 'handlers' in running) {
        const found = await running.handlers['customers.find']({
          text: '919810000001',
          offset: 0,
          as: null,
          scanned: false,
        });
        expect(found.ok && found.value.matches).toEqual([]);
        await running.close();
        running = null;
      }
    }
  });
});

describe('a start', () => {
  it('with a configuration works against its upstreams, and starts one keychain for the journal’s keys', async () => {
    const { info, keychains } = await start(['--config', file('good.json', GOOD)]);
    expect(info).toMatchObject({ mode: 'live', branch: { id: 'B-1' }, upstreams: ['wm'], configFaults: [] });
    expect(keychains).toBe(1);
  });

  it('of an installed app without one is not configured, and says where it looked', async () => {
    const places = [join(folder, 'nowhere.json')];
    const { info } = await start([], { configPlaces: places });
    expect(info).toMatchObject({
      mode: 'not-configured',
      upstreams: [],
      configPlaces: places,
      configFaults: [],
    });
  });

  it.each([
    ['in development without one', [], false, 'nowhere.json'],
    ['with --training, whatever is configured', ['--training'], true, 'good.json'],
  ] as const)('%s is training', async (_name, argv, packaged, name) => {
    file('good.json', GOOD);
    const { info } = await start(argv, { packaged, configPlaces: [join(folder, name)] });
    expect(info).toMatchObject({ mode: 'training', upstreams: UPSTREAMS });
    expect(info?.examples.length).toBeGreaterThan(0);
  });
});
