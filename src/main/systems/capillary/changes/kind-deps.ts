import type { Settings } from '../../../../shared/config/settings.ts';
import type { CapillarySettings } from '../../../../shared/systems/capillary.ts';
import type { CustomerDirectory } from '../../../ports/customer-directory.ts';
import type { IdentifierRules } from '../../../ports/identifier-rules.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { CardCatalog } from '../../../ports/readers.ts';
import type { SeenCards } from '../../../ports/seen-cards.ts';
import type { CapillaryClient, Source } from '../calls/client.ts';

/** What the kinds of change are made from. */
export interface KindDeps {
  readonly client: CapillaryClient;
  readonly directory: CustomerDirectory;
  readonly catalog: CardCatalog;
  readonly rules: IdentifierRules;
  /** What was seen of cards and series while drafting. */
  readonly seenCards: SeenCards;
  readonly settings: Pick<CapillarySettings, 'sources' | 'lookupTypes' | 'changeTypes'>;
  readonly policies: Pick<Settings['policies'], 'merges'>;
  /** The present day (`2026-03-10`) at the branch, as the wall clock shows it. */
  readonly today: () => string;
  readonly ids: Ids;
}

/** The source that writes go to unless something else decides: the first one of the settings. */
export const defaultSource = (settings: Pick<CapillarySettings, 'sources'>): Source =>
  settings.sources[0] ?? { source: 'INSTORE', accountId: null };

/** Whether the settings let identifiers of this type be changed. */
export const isChangeable = (settings: Pick<CapillarySettings, 'changeTypes'>, type: string): boolean =>
  settings.changeTypes.some((one) => one === type);
