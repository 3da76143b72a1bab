import { v7 } from 'uuid';
import type { Systems } from '../../../src/main/compose/systems.ts';
import { ASKED_AT_THE_COUNTER } from '../../../src/shared/domain/asked.ts';
import type { Channel } from '../../../src/shared/domain/card-usage.ts';
import { pick } from '../plan/random.ts';
import { type Ask, type AskedStep, MASKED } from './mix-ask.ts';

const OWN = 'crash.';

const addEmail = (): AskedStep => {
  const kind = 'identifier.add';
  const type = 'email';
  const value = `${OWN}${v7()}@example.com`;
  return {
    ask: { kind, payload: { type, value } },
    prior: 'absent',
    summary: { kind, type, masked: MASKED },
  };
};

const removeEmail = (type: string, value: string): AskedStep => {
  const kind = 'identifier.remove';
  return {
    ask: { kind, payload: { type, value } },
    prior: 'present',
    summary: { kind, type, masked: MASKED },
  };
};

/** What is asked for besides cards: usage, preferences, an address that is added, removed or changed. */
export const plainAsks = ({ readers }: Pick<Systems, 'readers'>, random: () => number): readonly Ask[] => {
  const setUsage: Ask = async ({ person }) => {
    const read = await readers.sources.airpay?.read(person.airpayEntityId);
    const channel = pick<Channel>(random, ['ATM', 'POS', 'ECOM', 'CONTACTLESS']);
    const from = read?.ok ? (read.value?.[channel] ?? null) : null;
    if (from === null) return [];
    const status = from === 'ALLOWED' ? 'NOTALLOWED' : 'ALLOWED';
    const kind = 'card-usage.set';
    const ask = { kind, payload: { channel, status } } as const;
    return [{ ask, prior: from, summary: { kind, channel, from, to: status } }];
  };

  const setCommunication: Ask = async ({ person }) => {
    const read = await readers.sources.wm?.read(person.wmCustomerId);
    const all = read?.ok ? (read.value?.categories ?? []) : [];
    const [first, ...rest] = all.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections));
    if (first === undefined) return [];
    const { category, channel, type, value, optIn } = pick(random, [first, ...rest]);
    const to = optIn === 'Y' ? 'N' : 'Y';
    const kind = 'communication.set';
    const ask = { kind, payload: { category, channel, type, value, optIn: to } } as const;
    const summary = { kind, category, channel, type, masked: MASKED, from: optIn, to } as const;
    // Without consent an opt-in would be refused, and soon there would be nothing left to opt out of.
    return [
      { ask, prior: optIn, summary, asked: { ...ASKED_AT_THE_COUNTER, consented: true, wording: null } },
    ];
  };

  const changeEmail: Ask = async ({ person }) => {
    const read = await readers.directory?.byId(person.capillaryId);
    const made = read?.ok ? read.value?.identifiers.find(({ value }) => value.startsWith(OWN)) : undefined;
    if (made === undefined) return [addEmail()];
    const remove = removeEmail(made.type, made.value);
    return random() < 0.5 ? [remove] : [addEmail(), remove];
  };

  return [setUsage, setCommunication, changeEmail];
};
