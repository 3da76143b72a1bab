import type { Result } from '../../../../shared/domain/problem.ts';
import type { CardCatalog, OwnedCard } from '../../../ports/readers.ts';
import { type Sharing, shared, sharedCustomer, sharedTenant } from '../../../ports/shared-reads.ts';
import { isIn } from '../customers/sources.ts';
import type { KindDeps } from './kind-deps.ts';

/** Reads a card: together with whoever reads it at the same moment. */
export const sharedCard = (
  sharing: Sharing | undefined,
  catalog: Pick<CardCatalog, 'card'>,
  number: string,
): Promise<Result<OwnedCard | null>> =>
  shared(sharing, ['capillary', 'card', number], () => catalog.card(number));

/**
 * What a kind works with, so that each customer, each card, the labels and the series are read once: by all drafts that are
 * looked at together, or by a read-back and by what follows it.
 */
export const withReads = (deps: KindDeps, sharing: Sharing | undefined): KindDeps => {
  if (sharing?.reads === undefined) return deps;
  const { directory, catalog, settings } = deps;
  return {
    ...deps,
    directory: {
      ...directory,
      byId: (id, also) => {
        // What another source tells as well is another reading.
        const isWhole = also === undefined || settings.sources.some((source) => isIn(also, source));
        return isWhole
          ? sharedCustomer(sharing, 'capillary', id, () => directory.byId(id))
          : directory.byId(id, also);
      },
    },
    catalog: {
      ...catalog,
      card: (number) => sharedCard(sharing, catalog, number),
      labels: () => sharedTenant(sharing, ['capillary', 'labels'], () => catalog.labels()),
      series: () => sharedTenant(sharing, ['capillary', 'series'], () => catalog.series()),
    },
  };
};
