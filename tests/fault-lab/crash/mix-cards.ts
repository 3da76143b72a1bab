import { v7 } from 'uuid';
import type { Systems } from '../../../src/main/compose/systems.ts';
import { buildPopulation } from '../../../src/main/training/population/build.ts';
import { LABEL_OF, SERIES } from '../../../src/main/training/population/tenant.ts';
import type { Card } from '../../../src/shared/domain/card.ts';
import { pick } from '../plan/random.ts';
import { type Ask, type AskedStep, MASKED, type MixCustomer } from './mix-ask.ts';

/** So many cards of one customer are enough. */
const ENOUGH = 4;
const SHOWN = { card: MASKED, series: null } as const;
const REASON = 'Lost';

/** The series that takes any number. */
const ADDING = SERIES.find(({ code }) => code === 'EVERYDAY')?.id ?? 0;

/** The series in which numbers are generated that can be linked: each customer of a run has one of them. */
export const GENERATING: readonly number[] = SERIES.filter(({ code }) =>
  ['GOLD', 'SILVER', 'FEST'].includes(code),
).map(({ id }) => id);

/** Cards of nobody: some can be linked, and some are expired, suspended or of a series that is not in use. */
const FREE = buildPopulation(1).unlinkedCards.map(({ number }) => number);

const link = (cardNumber: string | null): AskedStep => ({
  ask: { kind: 'card.link', payload: { cardNumber, statusLabel: null } },
  prior: 'absent',
  summary: { kind: 'card.link', ...SHOWN, card: cardNumber && MASKED },
});

const relabel = (
  kind: 'card.delink' | 'card.suspend' | 'card.resume',
  cardNumber: string,
  label: string,
): AskedStep => ({
  ask: { kind, payload: { cardNumber, statusLabel: label, reason: REASON } },
  prior: 'linked',
  summary: { kind, ...SHOWN, label, reason: REASON },
});

const delink = (cardNumber: string): AskedStep => relabel('card.delink', cardNumber, LABEL_OF.free);

const add = (): readonly AskedStep[] => {
  const cardNumber = `CRASH-${v7()}`;
  const payload = { cardNumber, seriesId: ADDING, statusLabel: null };
  const summary = { kind: 'card.add', ...SHOWN } as const;
  return [{ ask: { kind: 'card.add', payload }, prior: 'absent', summary }, link(cardNumber)];
};

const generate = (seriesId: number): readonly AskedStep[] => {
  const ask = { kind: 'card.generate', payload: { seriesId, statusLabel: null } } as const;
  return [{ ask, prior: 'absent', summary: { kind: 'card.generate', series: null } }, link(null)];
};

/** Whether one more active card of the customer's series is within its cap. */
const hasRoom = (cards: readonly Card[], seriesId: number): boolean => {
  const cap = SERIES.find(({ id }) => id === seriesId)?.maxActive ?? 0;
  return cards.filter((card) => card.seriesId === seriesId).length < cap;
};

/** What is asked for about cards: issued in each way, replaced in each way, suspended, resumed, delinked, linked. */
export const cardAsks = ({ readers }: Pick<Systems, 'readers'>, random: () => number): readonly Ask[] => {
  const held = async ({ person }: MixCustomer): Promise<readonly Card[] | null> => {
    const read = await readers.directory?.byId(person.capillaryId);
    return read?.ok ? (read.value?.cards ?? null) : null;
  };

  const one = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];

  /** Links a card that may be free. It may also not be: then nothing may follow it. */
  const existing = (customer: MixCustomer, cards: readonly Card[]): readonly AskedStep[] => {
    const own = customer.person.cards.map(({ number }) => number);
    const free = (random() < 0.5 ? own : FREE).filter((number) =>
      cards.every((card) => card.number !== number),
    );
    const number = one(free);
    return number === undefined ? [] : [link(number)];
  };

  const made = (customer: MixCustomer, cards: readonly Card[]): readonly AskedStep[] =>
    random() < 0.5 && hasRoom(cards, customer.seriesId) ? generate(customer.seriesId) : add();

  const issue: Ask = async (customer) => {
    const cards = await held(customer);
    return cards === null || cards.length >= ENOUGH ? [] : made(customer, cards);
  };

  const replace: Ask = async (customer) => {
    const cards = await held(customer);
    const old = one(cards ?? []);
    if (cards === null || old === undefined) return [];
    const by = pick(random, [existing, made, made])(customer, cards);
    return by.length === 0 ? [] : [...by, delink(old.number)];
  };

  const linkOrDelink: Ask = async (customer) => {
    const cards = await held(customer);
    if (cards === null) return [];
    const gone = one(cards);
    return gone !== undefined && (cards.length >= ENOUGH || random() < 0.5)
      ? [delink(gone.number)]
      : existing(customer, cards);
  };

  const suspendOrResume: Ask = async (customer) => {
    const cards = (await held(customer)) ?? [];
    const card = one(cards.filter(({ status }) => status === 'SUSPENDED')) ?? one(cards);
    if (card?.status === 'ACTIVE') return [relabel('card.suspend', card.number, LABEL_OF.suspended)];
    return card?.status === 'SUSPENDED' ? [relabel('card.resume', card.number, LABEL_OF.active)] : [];
  };

  return [issue, replace, replace, linkOrDelink, suspendOrResume];
};
