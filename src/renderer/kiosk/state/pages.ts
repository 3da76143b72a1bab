import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { VisitOnScreen } from './screen-of.ts';

/** As many choices as a screen of 1024 by 768 has room for. */
export const CHOICES_ON_A_PAGE = 6;

/** The systems of which there are choices, in their order. Pure. */
export const groupsOf = ({ choices }: Pick<VisitOnScreen, 'choices'>): readonly UpstreamName[] => [
  ...new Set(choices.map(({ group }) => group)),
];

interface Page<T> {
  readonly shown: readonly T[];
  readonly at: number;
  readonly pages: number;
}

/** One page of what there is; a page that is no more is the last one. Pure. */
export const pageOf = <T>(all: readonly T[], wished: number, size: number): Page<T> => {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const at = Math.min(Math.max(0, wished), pages - 1);
  return { shown: all.slice(at * size, (at + 1) * size), at, pages };
};
