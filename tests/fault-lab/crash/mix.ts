import { v7 } from 'uuid';
import type { Upstreams } from '../../../src/main/compose-upstreams.ts';
import type { RecordedChange } from '../../../src/main/journal/events.ts';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import type { Channel } from '../../../src/shared/domain/card-usage.ts';
import type { ChangeAsk } from '../../../src/shared/domain/change.ts';
import type { LoyaltyCustomer } from '../../../src/shared/domain/customer.ts';
import type { ChangeSummary } from '../../../src/shared/ipc/views.ts';
import { pick } from '../plan/random.ts';

/** A change that makes a difference right now, whatever was done before. */
export type NextChange = (person: TrainingPerson) => Promise<RecordedChange | null>;

interface Asked {
  readonly ask: ChangeAsk;
  readonly prior: string;
  readonly summary: ChangeSummary;
}

type Ask = (person: TrainingPerson) => Promise<Asked | null>;

const LABEL = 'Not Issued';
const MASKED = '••••';

/** Makes the running mix: each of the six kinds, drawn from a seed, against the state as it is read. */
export const createMix = ({ readers }: Upstreams, random: () => number): NextChange => {
  const loyalty = async (person: TrainingPerson): Promise<LoyaltyCustomer | null> => {
    const read = await readers.directory?.byId(person.capillaryId);
    return read?.ok ? read.value : null;
  };

  const setUsage: Ask = async (person) => {
    const read = await readers.cardUsage?.read(person.airpayEntityId);
    const channel = pick<Channel>(random, ['ATM', 'POS', 'ECOM', 'CONTACTLESS']);
    const from = read?.ok ? read.value[channel] : null;
    if (from === null) return null;
    const status = from === 'ALLOWED' ? 'NOTALLOWED' : 'ALLOWED';
    const kind = 'card-usage.set';
    return {
      ask: { kind, payload: { channel, status } },
      prior: from,
      summary: { kind, channel, from, to: status },
    };
  };

  const setCommunication: Ask = async (person) => {
    const read = await readers.communication?.read(person.wmCustomerId);
    const all = read?.ok ? (read.value?.categories ?? []) : [];
    const [first, ...rest] = all.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections));
    if (first === undefined) return null;
    const { category, channel, type, value, optIn } = pick(random, [first, ...rest]);
    const to = optIn === 'Y' ? 'N' : 'Y';
    const kind = 'communication.set';
    return {
      ask: { kind, payload: { category, channel, type, value, optIn: to } },
      prior: optIn,
      summary: { kind, category, channel, type, masked: MASKED, from: optIn, to },
    };
  };

  const changeCard: Ask = async (person) => {
    const cardNumber = person.cards[0]?.number;
    const customer = await loyalty(person);
    if (cardNumber === undefined || customer === null) return null;
    const card = { card: MASKED, series: null };
    return customer.cards.some(({ number }) => number === cardNumber)
      ? {
          ask: { kind: 'card.delink', payload: { cardNumber, statusLabel: LABEL, reason: 'Lost' } },
          prior: 'linked',
          summary: { kind: 'card.delink', ...card, label: LABEL, reason: 'Lost' },
        }
      : {
          ask: { kind: 'card.link', payload: { cardNumber, statusLabel: null } },
          prior: 'absent',
          summary: { kind: 'card.link', ...card },
        };
  };

  const changeIdentifier: Ask = async (person) => {
    const customer = await loyalty(person);
    const made = customer?.identifiers.find(({ value }) => value.startsWith('crash.'));
    const masked = MASKED;
    if (made !== undefined) {
      const { type, value } = made;
      const kind = 'identifier.remove';
      return { ask: { kind, payload: { type, value } }, prior: 'present', summary: { kind, type, masked } };
    }
    const kind = 'identifier.add';
    const type = 'email';
    const value = `crash.${v7()}@example.com`;
    return { ask: { kind, payload: { type, value } }, prior: 'absent', summary: { kind, type, masked } };
  };

  return async (person) => {
    const asked = await pick(random, [setUsage, setCommunication, changeCard, changeIdentifier])(person);
    if (asked === null) return null;
    const { ask, prior, summary } = asked;
    const customer = {
      key: `capillary:${person.capillaryId}`,
      capillaryId: person.capillaryId,
      airpayEntityId: person.airpayEntityId,
      wmCustomerId: person.wmCustomerId,
    };
    return {
      change: { id: v7(), ...ask, customer, prior, operator: 'lab.op', draftedAt: Date.now() },
      summary,
    };
  };
};
