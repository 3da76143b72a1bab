import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { ChoiceOnScreen, VisitOnScreen } from './screen-of.ts';

/** As many as a screen of 1024 by 768 has room for. */
const ON_A_PAGE = 6;

/** The systems of which there are choices, in their order. Pure. */
export const groupsOf = ({ choices }: Pick<VisitOnScreen, 'choices'>): readonly UpstreamName[] => [
  ...new Set(choices.map(({ group }) => group)),
];

interface Page {
  readonly choices: readonly ChoiceOnScreen[];
  readonly at: number;
  readonly pages: number;
}

/** One page of the choices of a group; a page that is no more is the last one. Pure. */
export const pageOf = (
  { choices }: Pick<VisitOnScreen, 'choices'>,
  group: UpstreamName | null,
  wished: number,
): Page => {
  const all = choices.filter((choice) => choice.group === group);
  const pages = Math.max(1, Math.ceil(all.length / ON_A_PAGE));
  const at = Math.min(Math.max(0, wished), pages - 1);
  return { choices: all.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE), at, pages };
};
