import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter } from '../../../../src/main/ipc/router.ts';
import { openLog } from '../../../../src/main/logs/log.ts';
import type { RunningApp } from '../../../../src/main/ports/host.ts';
import { UPSTREAMS } from '../../../../src/shared/domain/upstream.ts';
import { CALL_NAMES } from '../../../../src/shared/ipc/names.ts';
import { customerOf, secretsOf, spendDay } from '../../../support/a-day.ts';
import type { TestApp } from '../../../support/app.ts';
import { createPlanter } from '../../../support/planted-events.ts';

const planter = createPlanter();
let app: TestApp;
let folder: string;
/** Every event and every answer, as the screen gets them. */
let shown: readonly string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-canaries-'));
  ({ app, shown } = await spendDay({ folder, plant: planter.plant }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (at: string): readonly string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('after a day’s work', () => {
  it('there is a log of it, with every call', () => {
    const log = readFileSync(join(folder, 'logs', 'branchdesk.log'), 'utf8');
    for (const upstream of UPSTREAMS) expect(log).toContain(`"upstream":"${upstream}"`);
    expect(shown.join()).toContain('rejected');
    expect(shown.length).toBeGreaterThan(50);
  });

  it('no secret is in any file: not in the log, not in the journal', () => {
    const files = filesIn(folder);
    expect(files.some((file) => file.endsWith('journal.db'))).toBe(true);
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const [at, secret] of secretsOf(app).entries()) {
        expect(bytes.includes(secret), `secret ${at} in ${file}`).toBe(false);
      }
    }
  });

  it('no secret was ever shown, though the upstreams quoted them', () => {
    for (const [at, secret] of secretsOf(app).entries()) {
      expect(
        shown.some((text) => text.includes(secret)),
        `secret ${at}`,
      ).toBe(false);
    }
  });

  it('no customer is in the log', () => {
    const logs = filesIn(join(folder, 'logs')).map((file) => readFileSync(file, 'utf8'));
    for (const person of app.training.people) {
      const values = [
        person.mobile,
        person.email,
        person.airpayEntityId,
        person.wmCustomerId,
        person.lastName,
        ...person.cards.map(({ number }) => number),
      ];
      for (const value of values) {
        if (value === null) continue;
        expect(logs.filter((log) => log.includes(value))).toEqual([]);
      }
    }
  });

  it('nothing that was typed, and no word of an upstream, is in the log', () => {
    const logs = filesIn(join(folder, 'logs')).map((file) => readFileSync(file, 'utf8').toUpperCase());
    expect(planter.planted.length).toBeGreaterThan(5);
    for (const text of planter.planted) expect(logs.filter((log) => log.includes(text))).toEqual([]);
  });

  it('nobody’s card, mobile or e-mail was shown whole', () => {
    const person = customerOf(app);
    for (const value of [person.mobile, person.email ?? '-', ...person.cards.map(({ number }) => number)]) {
      expect(shown.filter((text) => text.includes(value))).toEqual([]);
    }
  });
});

describe('a call that the door refuses', () => {
  it('leaves nothing of what it carried in the log', async () => {
    const at = mkdtempSync(join(tmpdir(), 'branchdesk-door-'));
    const log = openLog(at);
    const refuse = () => Promise.reject(new Error('canary-message'));
    const handlers = Object.fromEntries(
      CALL_NAMES.map((name) => [name, refuse]),
    ) as unknown as RunningApp['handlers'];
    const router = createRouter({ handlers, isTrusted: () => true, log: log.door });
    const hostile = [
      { 'canary-key': 'canary-value' },
      { request: { kind: 'card-usage.set', channel: 'canary-value', 'canary-key': 1 } },
      { token: 'canary-value', typed: 7 },
      { token: 'canary-value\n', typed: null, 'canary-key': 1 },
      { match: 'canary value', limit: 'canary-value', visit: ['canary-value'], text: { canary: 1 } },
      'canary-value',
      {},
    ];
    const sender = { ownWindow: true, frame: null };
    for (const name of CALL_NAMES) for (const payload of hostile) await router.handle(name, sender, payload);
    await log.close();
    const text = readFileSync(join(at, 'branchdesk.log'), 'utf8');
    rmSync(at, { recursive: true, force: true });
    expect(text.split('\n').length).toBeGreaterThan(CALL_NAMES.length);
    expect(text).not.toContain('canary');
  });
});
