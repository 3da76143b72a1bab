import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../../src/main/logs/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (): readonly Record<string, unknown>[] =>
  readFileSync(join(folder, 'logs', 'branchdesk.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const call = {
  upstream: 'wm',
  name: 'preferences.get',
  method: 'GET',
  tries: 2,
  durationMs: 12.7,
  status: 200,
  failure: null,
};

describe('the log', () => {
  it('holds fixed fields and nothing that is handed over beside them', async () => {
    const log = openLog(join(folder, 'logs'));
    log.started({ version: '1', mode: 'training' });
    const more = { ...call, url: 'https://api.wm.com?id=77', headers: { authorization: 'canary' } };
    log.call(more);
    const fault = { name: 'visits.open', fault: 'malformed', at: 'match', payload: 'canary' } as const;
    log.door(fault);
    log.journalUnavailable('full');
    await log.close();
    expect(lines().map(({ time, level, ...rest }) => rest)).toEqual([
      { version: '1', mode: 'training', msg: 'started' },
      { ...call, durationMs: 13, msg: 'call' },
      { name: 'visits.open', fault: 'malformed', at: 'match', msg: 'door' },
      { why: 'full', msg: 'journal unavailable' },
    ]);
    expect(lines()[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', async () => {
    const log = openLog(join(folder, 'logs'));
    await log.close();
    expect(statSync(join(folder, 'logs', 'branchdesk.log')).mode & 0o777).toBe(0o600);
  });

  it('goes on where it was left at the last start', async () => {
    for (const version of ['1', '2']) {
      const log = openLog(join(folder, 'logs'));
      log.started({ version, mode: 'live' });
      await log.close();
    }
    expect(lines().map(({ version }) => version)).toEqual(['1', '2']);
  });

  it('takes nothing more once it is closed, and does not fail for it', async () => {
    const log = openLog(join(folder, 'logs'));
    log.call(call);
    await log.close();
    log.call(call);
    log.journalUnavailable('full');
    await log.close();
    expect(lines().length).toBe(1);
  });

  it('is done without where it cannot be written: work goes on', async () => {
    writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
    const log = openLog(join(folder, 'logs'));
    log.started({ version: '1', mode: 'live' });
    log.call(call);
    log.door({ name: 'app.info', fault: 'threw', at: 'Error' });
    log.journalUnavailable('full');
    await log.close();
    expect(readFileSync(join(folder, 'logs'), 'utf8')).toBe('a file where the folder should be');
  });
});
