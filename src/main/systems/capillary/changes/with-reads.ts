import { type Beside, shared } from '../../../ports/change-kind.ts';
import type { KindDeps } from './kind-deps.ts';

/**
 * What a kind works with, so that drafts that are looked at together read their customer, the labels and the series
 * once. A change that is about to be sent reads them itself.
 */
export const withReads = (deps: KindDeps, beside: Pick<Beside, 'reads'> | undefined): KindDeps => {
  if (beside?.reads === undefined) return deps;
  const { directory, catalog } = deps;
  return {
    ...deps,
    directory: {
      ...directory,
      byId: (id) => shared(beside, ['capillary', 'customer', id], () => directory.byId(id)),
    },
    catalog: {
      ...catalog,
      labels: () => shared(beside, ['capillary', 'labels'], () => catalog.labels()),
      series: () => shared(beside, ['capillary', 'series'], () => catalog.series()),
    },
  };
};
