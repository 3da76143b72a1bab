import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import type { Settings } from '../../../src/shared/config/settings.ts';
import { maskPhone } from '../../../src/shared/domain/mask.ts';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';

/** Nobody at a branch opens this many customers in a minute. */
const inForm =
  (accept: 'json' | 'xml') =>
  ({ upstreams: { capillary, wm, ...others }, ...settings }: Settings): Settings => ({
    ...settings,
    upstreams: {
      ...others,
      ...(capillary && { capillary: { ...capillary, perMinute: 100_000 } }),
      ...(wm && { wm: { ...wm, accept } }),
    },
  });

/** The same population, asked of WM in JSON and in XML. */
let json: TestApp;
let xml: TestApp;
beforeAll(async () => {
  json = await startTestApp({ change: inForm('json') });
  xml = await startTestApp({ change: inForm('xml') });
});
afterAll(async () => {
  await json.close();
  await xml.close();
});

const openOnly = async (app: TestApp, person: TrainingPerson): Promise<VisitView> => {
  const visit = await app.open(person.mobile);
  await app.must('visits.close', {});
  return visit;
};

const has = (person: TrainingPerson, ...tags: readonly string[]): boolean =>
  tags.some((tag) => person.tags.includes(tag));

/** What the four channels are known to be, by the shape in which airpay tells this person's card usage. */
const toldChannels = (person: TrainingPerson): readonly boolean[] => {
  if (person.tags.some((tag) => tag.startsWith('airpay-silent'))) return [false, false, false, false];
  if (has(person, 'airpay-partial')) return [false, true, true, false];
  return [!has(person, 'airpay-odd'), true, true, true];
};

const expectedOf = (person: TrainingPerson) => ({
  name: person.name || maskPhone(person.mobile),
  cardUsage: has(person, 'no-external-id', 'one-identifier')
    ? { state: 'needs-id', problem: { code: 'identity.unresolved' } }
    : { state: 'ready', told: toldChannels(person) },
  cards: { state: 'ready', cards: person.cards.length, tier: !has(person, 'lean-record', 'one-identifier') },
  communication: has(person, 'no-wm-id')
    ? { state: 'needs-id', problem: { code: 'identity.unresolved' } }
    : { state: 'ready' },
});

const stateOf = (panel: { readonly state: string; readonly problem?: { readonly code: string } }) =>
  panel.problem === undefined
    ? { state: panel.state }
    : { state: panel.state, problem: { code: panel.problem.code } };

const seenOf = ({ customer, panels: { airpay, capillary, wm } }: VisitView) => ({
  name: customer.name,
  cardUsage:
    airpay.state === 'ready'
      ? { state: 'ready', told: airpay.data.channels.map(({ status }) => status !== null) }
      : stateOf(airpay),
  cards:
    capillary.state === 'ready'
      ? { state: 'ready', cards: capillary.data.cards.length, tier: customer.tier !== null }
      : stateOf(capillary),
  communication: stateOf(wm),
});

/** Preferences as they are shown, without the refs, which are each app's own. */
const preferencesOf = ({ panels: { wm } }: VisitView) =>
  wm.state === 'ready'
    ? wm.data.categories.map((category) => ({
        ...category,
        channels: category.channels.map((channel) => ({
          ...channel,
          selections: channel.selections.map(({ ref: _ref, ...shown }) => shown),
        })),
      }))
    : null;

const codesIn = (visit: VisitView): readonly string[] =>
  [...JSON.stringify(visit).matchAll(/"code":"([^"]+)"/g)].map(([, code]) => code ?? '');

describe('everybody in training', () => {
  test('opens with every panel as it should be, over JSON and over XML alike', async () => {
    const { people } = json.training;
    expect(people.length).toBe(72);
    for (const person of people) {
      const visit = await openOnly(json, person);
      const inXml = await openOnly(xml, person);
      expect(seenOf(visit), person.name).toEqual(expectedOf(person));
      expect(seenOf(inXml), person.name).toEqual(expectedOf(person));
      expect(preferencesOf(inXml), person.name).toEqual(preferencesOf(visit));
      for (const code of [...codesIn(visit), ...codesIn(inXml)]) expect(code).toBe('identity.unresolved');
    }
  });

  test('is shown with who changed each preference last, and when', async () => {
    const seen: string[] = [];
    for (const person of json.training.people) {
      if (has(person, 'no-wm-id')) continue;
      const preferences = preferencesOf(await openOnly(json, person)) ?? [];
      for (const { channels } of preferences) {
        for (const { modifiedBy, modifiedAt } of channels.flatMap(({ selections }) => selections)) {
          expect(modifiedBy).toMatch(/^(MYWM|johnm|csr\.204|import)$/);
          expect(modifiedAt).toMatch(/^2024-0\d-\d\dT1\d:15:00$/);
          seen.push(person.name);
        }
      }
    }
    expect(new Set(seen).size).toBeGreaterThan(60);
  });
});
