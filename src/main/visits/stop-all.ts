import { isTextChannel } from '../../shared/domain/communication.ts';
import { fail, ok, problem, type Result } from '../../shared/domain/problem.ts';
import type { StopWhat } from '../../shared/ipc/requests.ts';
import { setOptIn } from '../../shared/kinds/communication-set.ts';
import type { Refs } from '../ports/refs.ts';
import type { Basket } from './basket.ts';
import { isDraft, MOST_DRAFTS, type Visit } from './visit.ts';

/** What is wished for a selection by a line of the basket, by the selection's ref. */
const wishedIn = ({ lines }: Visit): ReadonlyMap<string, 'Y' | 'N'> =>
  new Map(
    lines.flatMap((line) => {
      const { payload } = line.change;
      return 'optIn' in payload && line.target !== null && (isDraft(line) || line.underWay)
        ? [[line.target, payload.optIn] as const]
        : [];
    }),
  );

/**
 * Stages the end of every text, or of everything, of the open customer: of what is not shown, too. As many as the basket
 * has room for are staged; `basket.part` where that is not all, with how many are left. Problems: `basket.full` where
 * there is no room at all, and those of `putAll`.
 */
export const createStopAll =
  (deps: {
    readonly basket: Pick<Basket, 'putAll'>;
    readonly refs: Refs;
    readonly openVisit: () => Visit | null;
  }) =>
  (what: StopWhat): Result<null> => {
    const { basket, refs, openVisit } = deps;
    const visit = openVisit();
    if (visit === null) return fail('visit.none');
    const { wm } = visit.panels;
    if (wm.state !== 'ready') return fail('visit.gone');
    const wished = wishedIn(visit);
    const seen = new Set<string>();
    const { categories } = wm.data;
    const all = categories.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections));
    const requests = all.flatMap(({ category, channel, type, value, optIn }) => {
      if (what === 'texts' && !isTextChannel(channel)) return [];
      const selection = refs.of('selection', category, channel, type, value);
      if (seen.has(selection) || (wished.get(selection) ?? optIn) === 'N') return [];
      seen.add(selection);
      return [{ ...setOptIn(selection, 'N'), needsRoom: !wished.has(selection) }];
    });
    let room = MOST_DRAFTS - visit.lines.filter(isDraft).length;
    const fitting = requests.filter(({ needsRoom }) => {
      if (!needsRoom) return true;
      room -= 1;
      return room >= 0;
    });
    if (requests.length > 0 && fitting.length === 0) return fail('basket.full', { most: MOST_DRAFTS });
    if (requests.length === 0) return ok(null);
    const put = basket.putAll(fitting.map(({ needsRoom: _, ...request }) => request));
    if (!put.ok) return put;
    const left = requests.length - fitting.length;
    return left === 0
      ? ok(null)
      : { ok: false, problem: problem('basket.part', { left, most: MOST_DRAFTS }) };
  };
