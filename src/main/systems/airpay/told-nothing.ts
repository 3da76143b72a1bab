import { type CardUsage, isUntold } from '../../../shared/domain/card-usage.ts';

/** After so many customers in a row without any state the tenant counts as one that tells none. */
const ENOUGH = 3;

/** What was seen of a tenant's gets since the app began: whether any of them ever told anything. */
interface ToldNothing {
  /** Notes what a get told of a customer. */
  note(entityId: string, usage: CardUsage): void;
  /** Whether this tenant's get tells nothing, as far as was seen: of several customers, and never once of any. */
  everywhere(): boolean;
}

/** Makes the memory of what gets told. It holds no more than a few ids, and none once anything was told. */
export const createToldNothing = (): ToldNothing => {
  let everTold = false;
  const silent = new Set<string>();
  return {
    note: (entityId, usage) => {
      if (!isUntold(usage)) {
        everTold = true;
        silent.clear();
      } else if (!everTold && silent.size < ENOUGH) silent.add(entityId);
    },
    everywhere: () => silent.size >= ENOUGH,
  };
};
