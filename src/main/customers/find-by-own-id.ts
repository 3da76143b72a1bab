import { ok, type Result } from '../../shared/domain/problem.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import type { CardUsageReader, CommunicationReader } from '../ports/readers.ts';
import type { MatchView } from './match-view.ts';
import { typedId } from './typed-id.ts';

/**
 * Looks for whom airpay or WM knows by the id that was typed: what is left to find a customer by with Capillary off.
 * Gives the problem of a lookup that failed while nobody was found. `show` remembers a match and gives how it is shown.
 */
export const findByOwnId = async (
  text: string,
  {
    cardUsage,
    communication,
    show,
  }: {
    readonly cardUsage: CardUsageReader | null;
    readonly communication: CommunicationReader | null;
    readonly show: (upstream: 'airpay' | 'wm', id: string) => MatchView;
  },
): Promise<Result<FoundView>> => {
  const id = typedId('airpay', text);
  const number = typedId('wm', text);
  const [usage, preferences] = await Promise.all([
    cardUsage === null ? null : cardUsage.read(id),
    communication === null || !/^\d+$/.test(number) ? null : communication.read(number),
  ]);
  // A customer whose token is not there yet cannot be looked up: the panel asks for it.
  const ofAirpay = usage?.ok || usage?.problem.code === 'credentials.token-needed';
  const ofWm = preferences?.ok && preferences.value !== null;
  const matches = [...(ofAirpay ? [show('airpay', id)] : []), ...(ofWm ? [show('wm', number)] : [])];
  if (matches.length === 0 && usage?.ok === false) return usage;
  if (matches.length === 0 && preferences?.ok === false) return preferences;
  const tried = ['airpayEntityId', 'wmCustomerId'];
  const foundAs = matches.map(({ matchedOn }) => matchedOn.type);
  return ok({
    understood: tried,
    tried,
    foundAs,
    unasked: [],
    others: [],
    matches,
    total: matches.length,
    next: null,
  });
};
