import { v7 } from 'uuid';
import type { Systems } from '../../../src/main/compose/systems.ts';
import type { RecordedChange } from '../../../src/main/journal/events.ts';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import type { Training } from '../../../src/main/training/start.ts';
import type { CardStatus } from '../../../src/shared/domain/card.ts';
import type { Selection } from '../../../src/shared/domain/communication.ts';
import type { CustomerKeys } from '../../../src/shared/domain/customer-keys.ts';
import type { Result } from '../../../src/shared/domain/problem.ts';
import { type ChangeKindName, upstreamOf } from '../../../src/shared/kinds/kinds.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';
import { type LabAsk, ownCases } from '../faults/own-words.ts';
import { KINDS } from '../plan/kinds.ts';

/** Makes fresh changes of a kind for one customer whose every state is known and told. */
export interface Cases {
  make(kind: ChangeKindName): readonly [RecordedChange, ...RecordedChange[]];
}

const keysOf = (person: TrainingPerson): CustomerKeys => ({
  key: `capillary:${person.capillaryId}`,
  ids: { capillary: person.capillaryId, airpay: person.airpayEntityId, wm: person.wmCustomerId },
});

const must = <T>(result: Result<T | null> | undefined): T => {
  if (result === undefined || !result.ok || result.value === null) throw new Error('training did not answer');
  return result.value;
};

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`training has no ${what}`);
  return value;
};

const textsOf = async (upstreams: Systems, wmCustomerId: string): Promise<readonly Selection[]> =>
  must(await upstreams.readers.sources.wm?.read(wmCustomerId)).categories.flatMap(({ channels }) =>
    channels.filter(({ name }) => name === 'Text').flatMap(({ selections }) => selections),
  );

const setTexts = ({ category, channel, type, value }: Selection): LabAsk => ({
  ask: { kind: 'communication.set', payload: { category, channel, type, value, optIn: 'N' } },
  prior: 'Y',
  summary: { kind: 'communication.set', category, channel, type, masked: '••••', from: 'Y', to: 'N' },
});

/** Reads what the cases need, once, over adapters that nothing spoils. */
export const makeCases = async (training: Training, upstreams: Systems): Promise<Cases> => {
  const person = personTagged(training, 'two-cards');
  const cardNumber = found(person.cards[0], 'card').number;
  const free = unlinkedCard(training, 'linkable');
  const email = found(person.email ?? undefined, 'e-mail address');
  const labels = must(await upstreams.catalog?.labels());
  const labelOf = (wanted: CardStatus): string =>
    found(
      labels.find((one) => one.status === wanted && one.active),
      `label for ${wanted}`,
    ).label;
  const label = labelOf('NOT_ISSUED');
  const blocked = labelOf('SUSPENDED');
  const active = labelOf('ACTIVE');
  const held = personTagged(training, 'suspended-card');
  const suspended = found(
    held.cards.find(({ label: of }) => of === 'Suspended'),
    'suspended card',
  ).number;
  const series = must(await upstreams.catalog?.series());
  const generating = found(
    series.find(({ generates, active: used }) => generates && used),
    'series that generates',
  );
  const open = found(
    series.find(({ length, active: used }) => length === 0 && used),
    'series that takes any number',
  );
  const texts = await textsOf(upstreams, person.wmCustomerId);
  const card = '•••• 0000';

  const asked: { readonly [K in ChangeKindName]?: readonly LabAsk[] } = {
    ...ownCases(person),
    'card-usage.set': [
      {
        ask: { kind: 'card-usage.set', payload: { channel: 'ATM', status: 'NOTALLOWED' } },
        prior: 'ALLOWED',
        summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
      },
    ],
    'card.add': [
      {
        ask: {
          kind: 'card.add',
          payload: { cardNumber: 'LAB-CARD-1', seriesId: open.id, statusLabel: null },
        },
        prior: 'absent',
        summary: { kind: 'card.add', card, series: null },
      },
    ],
    'card.generate': [
      {
        ask: { kind: 'card.generate', payload: { seriesId: generating.id, statusLabel: null } },
        prior: 'absent',
        summary: { kind: 'card.generate', series: null },
      },
    ],
    'card.suspend': [
      {
        ask: { kind: 'card.suspend', payload: { cardNumber, statusLabel: blocked, reason: 'Lost' } },
        prior: 'ACTIVE',
        summary: { kind: 'card.suspend', card, series: null, label: blocked, reason: 'Lost' },
      },
    ],
    'card.resume': [
      {
        of: held,
        ask: {
          kind: 'card.resume',
          payload: { cardNumber: suspended, statusLabel: active, reason: 'Found' },
        },
        prior: 'SUSPENDED',
        summary: { kind: 'card.resume', card, series: null, label: active, reason: 'Found' },
      },
    ],
    'card.link': [
      {
        ask: { kind: 'card.link', payload: { cardNumber: free, statusLabel: null } },
        prior: 'absent',
        summary: { kind: 'card.link', card, series: null },
      },
    ],
    'card.delink': [
      {
        ask: { kind: 'card.delink', payload: { cardNumber, statusLabel: label, reason: 'Lost' } },
        prior: 'linked',
        summary: { kind: 'card.delink', card, series: null, label, reason: 'Lost' },
      },
    ],
    'identifier.add': [
      {
        ask: { kind: 'identifier.add', payload: { type: 'email', value: 'fault.lab@example.com' } },
        prior: 'absent',
        summary: { kind: 'identifier.add', type: 'email', masked: 'f•••@•••.com' },
      },
    ],
    'identifier.remove': [
      {
        ask: { kind: 'identifier.remove', payload: { type: 'email', value: email } },
        prior: 'present',
        summary: { kind: 'identifier.remove', type: 'email', masked: '•••@•••.in' },
      },
    ],
    // Both texts go as one attempt: WM takes complete sets.
    'communication.set': texts.slice(0, 2).map(setTexts),
  };
  for (const kind of KINDS) if (!asked[kind]?.length) throw new Error(`nothing to ask for ${kind}`);

  const record = ({ of = person, ask, prior, summary }: LabAsk): RecordedChange => ({
    change: { id: v7(), ...ask, customer: keysOf(of), prior, operator: 'lab.op', draftedAt: Date.now() },
    summary,
  });
  return {
    make: (kind) => {
      const [first, ...rest] = (asked[kind] ?? []).map(record);
      return [found(first, `case of ${kind}, ${upstreamOf(kind)}`), ...rest];
    },
  };
};
