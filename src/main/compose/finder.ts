import type { Settings } from '../../shared/config/settings.ts';
import { IDENTIFIER_TYPES } from '../../shared/domain/identifier.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import { createFinder, type Finder } from '../customers/find.ts';
import { createNameSearches } from '../customers/name-searches.ts';
import { understand } from '../customers/understand.ts';
import { readingsOf, restOf, understandAs } from '../customers/understand-as.ts';
import type { Journal } from '../journal/journal.ts';
import type { Rules } from '../operators/rules.ts';
import type { Clock } from '../ports/clock.ts';
import type { Refs } from '../ports/refs.ts';
import type { Systems } from './systems.ts';

/** Makes the finder of a branch: its country says how numbers are read, its settings what can be looked up. */
export const composeFinder = ({
  settings,
  readers,
  refs,
  ...deps
}: {
  readonly settings: Settings;
  readonly readers: Systems['readers'];
  readonly refs: Refs;
  readonly journal: Journal;
  readonly operator: Operator;
  readonly roles: Pick<Rules, 'may'>;
  readonly clock: Clock;
}): Finder => {
  const { country } = settings.branch;
  const lookupTypes = settings.upstreams.capillary?.lookupTypes ?? [];
  return createFinder({
    ...readers,
    clock: deps.clock,
    names: createNameSearches({ ...deps, allowed: deps.roles.may(deps.operator, 'search') }),
    understand: (text, as, scanned) =>
      as === null
        ? understand(text, { country, lookupTypes }, { scanned })
        : understandAs(text, as, { country, lookupTypes: IDENTIFIER_TYPES }),
    rest: (text) => restOf(text, { country, lookupTypes }),
    readings: readingsOf(IDENTIFIER_TYPES),
    refOf: (upstream, id) => refs.of('customer', upstream, id),
  });
};
