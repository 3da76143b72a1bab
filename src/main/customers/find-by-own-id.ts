import { ok, type Result } from '../../shared/domain/problem.ts';
import { ID_NAMES, IDENTIFIED, type Identified } from '../../shared/domain/upstream.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import type { PanelSources } from '../ports/panels.ts';
import type { MatchView } from './match-view.ts';

/**
 * Looks for whom any other system knows by the id that was typed: what is left to find a customer by with Capillary off.
 * Gives the problem of a lookup that failed while nobody was found. `show` remembers a match and gives how it is shown.
 */
export const findByOwnId = async (
  text: string,
  {
    sources,
    show,
  }: {
    readonly sources: PanelSources;
    readonly show: (upstream: Identified, id: string) => MatchView;
  },
): Promise<Result<FoundView>> => {
  const asked = IDENTIFIED.map(async (upstream) => {
    const source = sources[upstream];
    const id = source?.ids.typed(text) ?? text;
    return { upstream, id, read: source?.ids.fits(id) ? await source.read(id) : null };
  });
  const answers = await Promise.all(asked);
  const matches = answers.flatMap(({ upstream, id, read }) => {
    if (read === null) return [];
    // A customer whose token is not there yet cannot be looked up: the panel asks for it.
    const isKnown = read.ok ? read.value !== null : read.problem.code === 'credentials.token-needed';
    return isKnown ? [show(upstream, id)] : [];
  });
  const failed = answers.find(({ read }) => read?.ok === false)?.read;
  if (matches.length === 0 && failed?.ok === false) return failed;
  const tried = IDENTIFIED.map((upstream) => ID_NAMES[upstream]);
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
