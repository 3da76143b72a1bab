import { type DeviceCard, readCard } from './device-card.ts';
import { readLines } from './lines-of-file.ts';
import { faulty, found, type OrFaults } from './or-faults.ts';

const isCard = (given: string): boolean => /^branchdesk\.(device|group)\./i.test(given);

/** What `--for` names: a card, or a file with one card a line. */
const cardsIn = async (given: string): Promise<OrFaults<readonly DeviceCard[]>> => {
  if (!isCard(given)) return readLines(given, readCard, ({ id }) => id);
  const card = readCard(given);
  return card.ok ? found([card.value]) : faulty(`the card of --for ${card.why}`);
};

/** Every card that is named, each key once, in the order in which they are named. */
export const allCards = async (named: readonly string[]): Promise<OrFaults<readonly DeviceCard[]>> => {
  const read = await Promise.all(named.map(cardsIn));
  const faults = read.flatMap((one) => (one.ok ? [] : one.faults));
  if (faults.length > 0) return faulty(...faults);
  const cards = read.flatMap((one) => (one.ok ? one.value : []));
  return found([...new Map(cards.map((card) => [card.id, card])).values()]);
};
