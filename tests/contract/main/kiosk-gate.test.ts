import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALL_NAMES } from '../../../src/shared/ipc/names.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { FITTING } from '../ipc-calls.ts';

/** What a kiosk answers beside its own calls: written down a second time, by hand. */
const ANYWHERE = ['app.info', 'app.reachability', 'app.probe'];

const OF_KIOSK = CALL_NAMES.filter((name) => name.startsWith('kiosk.'));
const OF_DESK = CALL_NAMES.filter((name) => !name.startsWith('kiosk.') && !ANYWHERE.includes(name));

let app: TestApp;

describe('a kiosk', () => {
  beforeAll(async () => {
    app = await startTestApp({ change: (settings) => ({ ...settings, mode: 'kiosk' }) });
  });
  afterAll(() => app.close());

  it('says that it is one, and tells of no example, no operator', async () => {
    expect(await app.must('app.info', {})).toMatchObject({ kiosk: true, operator: null, examples: [] });
  });

  it.each(OF_DESK)('answers no %s', async (name) => {
    expect(await app.routed(name, FITTING[name])).toEqual({
      ok: false,
      problem: { code: 'kiosk.forbidden', data: {} },
    });
  });

  it('waits for a customer', async () => {
    expect(await app.must('kiosk.state', {})).toMatchObject({ phase: 'waiting', proof: null, visit: null });
  });
});

describe('a desk', () => {
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('says that it is no kiosk', async () => {
    expect(await app.must('app.info', {})).toMatchObject({ kiosk: false });
  });

  it.each(OF_KIOSK)('answers no %s', async (name) => {
    expect(await app.routed(name, FITTING[name])).toEqual({
      ok: false,
      problem: { code: 'kiosk.not-here', data: {} },
    });
  });
});
