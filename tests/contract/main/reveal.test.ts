import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { Settings } from '../../../src/shared/config/settings.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';

const BUDGET = 3;

const withBudget = (settings: Settings): Settings => ({
  ...settings,
  operators: { ...settings.operators, revealsPerShift: BUDGET },
});

let app: TestApp;
let folder = '';
let upstreams: Training;
let keychain = createMemoryKeychain();
beforeEach(async () => {
  keychain = createMemoryKeychain();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-reveal-'));
  upstreams = await startTraining();
  app = await startTestApp({ change: withBudget, keychain, folder, upstreams });
});
afterEach(async () => {
  await app.close();
  await upstreams.close();
  rmSync(folder, { recursive: true });
});

/** Everything masked that the panels show, with its ref. */
const shown = async () => {
  const visit = await app.until((one) => one.panels.capillary.state === 'ready' && one);
  const { capillary, wm } = visit.panels;
  if (capillary.state !== 'ready' || wm.state !== 'ready') throw new Error('not read');
  return {
    mobile: capillary.data.identifiers.find(({ type }) => type === 'mobile'),
    card: capillary.data.cards[0],
    selection: wm.data.categories
      .flatMap(({ channels }) => channels)
      .flatMap(({ selections }) => selections)[0],
  };
};

describe('revealing a value', () => {
  it('gives out the whole of a mobile, a card and an address, each with a reason', async () => {
    const person = personTagged(app.training, 'two-cards');
    await app.open(person.mobile);
    const { mobile, card, selection } = await shown();
    const revealed = async (ref = '') =>
      (await app.must('visits.reveal', { ref, reason: 'call-back' })).value;
    expect(await revealed(mobile?.ref)).toBe(person.mobile);
    expect(await revealed(card?.ref)).toMatch(/^\d{16}$/);
    expect((await revealed(selection?.ref)).length).toBeGreaterThan(5);
  });

  it('ends with the budget of the shift, which a restart does not renew', async () => {
    await app.open(personTagged(app.training, 'two-cards').mobile);
    const ref = (await shown()).mobile?.ref ?? '';
    const asked = Array.from({ length: BUDGET + 2 }, () =>
      app.call('visits.reveal', { ref, reason: 'call-back' }),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(BUDGET);
    const refused = { problem: { code: 'reveal.budget', data: { most: BUDGET } } };
    expect(answers.at(-1)).toMatchObject(refused);

    await app.close();
    app = await startTestApp({ change: withBudget, folder, keychain, upstreams, isFilled: true });
    await app.open(personTagged(app.training, 'two-cards').mobile);
    const again = (await shown()).mobile?.ref ?? '';
    expect(await app.call('visits.reveal', { ref: again, reason: 'call-back' })).toMatchObject(refused);
  });

  it('is of what stands on this desk alone, with a reason, and only while it can be recorded', async () => {
    await app.open(personTagged(app.training, 'two-cards').mobile);
    const ref = (await shown()).mobile?.ref ?? '';
    expect(await app.routed('visits.reveal', { ref, reason: ' ' })).toMatchObject({
      problem: { code: 'ipc.malformed' },
    });
    expect(await app.call('visits.reveal', { ref: 'x'.repeat(22), reason: 'why' })).toMatchObject({
      problem: { code: 'visit.gone' },
    });
    app.lock();
    expect(await app.call('visits.reveal', { ref, reason: 'why' })).toMatchObject({
      problem: { code: 'operators.locked' },
    });
    await app.unlock();
    await app.breakJournal();
    expect(await app.call('visits.reveal', { ref, reason: 'why' })).toMatchObject({
      problem: { code: 'journal.unavailable' },
    });
  });
});
