import type { Settings } from '../../shared/config/settings.ts';
import type { Tried } from '../../shared/domain/credentials.ts';
import type { Result } from '../../shared/domain/problem.ts';
import type { Identified, UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeKindName, KindOf } from '../../shared/kinds/kinds.ts';
import type { SystemSettings } from '../../shared/systems/systems.ts';
import type { ChangeKind } from '../ports/change-kind.ts';
import type { Clock } from '../ports/clock.ts';
import type { CredentialSource } from '../ports/credentials.ts';
import type { CustomerDirectory } from '../ports/customer-directory.ts';
import type { DraftSteps } from '../ports/drafting.ts';
import type { HeldCalls } from '../ports/held-calls.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import type { Ids } from '../ports/ids.ts';
import type { PanelSource } from '../ports/panels.ts';
import type { CardCatalog } from '../ports/readers.ts';
import type { SeenCards } from '../ports/seen-cards.ts';
import type { HttpClient } from './http/call.ts';

/** What the adapter of a system is made from. */
interface SystemDeps<U extends UpstreamName> {
  /** Its section of the settings. */
  readonly settings: SystemSettings[U];
  /** The settings of the branch. */
  readonly branch: Settings;
  /** The time zone of the branch. */
  readonly timeZone: string;
  readonly credentials: Pick<CredentialSource, U>;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Told of calls that wait for their turn; null: none does. */
  readonly onHeld: (held: HeldCalls | null) => void;
}

/** What the system of the record brings. */
interface RecordParts {
  readonly directory: CustomerDirectory;
  readonly catalog: CardCatalog;
  readonly seenCards: SeenCards;
  readonly rules: IdentifierRules;
  /** What comes to several changes. */
  readonly steps: DraftSteps;
}

/** What a system brings: its kinds of change, and how its panel is read. */
export type Brought<U extends UpstreamName> = {
  readonly kinds: { readonly [K in KindOf<U>]: ChangeKind<K> };
  /**
   * Reads something with the credentials that are held, and changes nothing. `id`: a customer who may be asked about; `null`:
   * nobody is open. Problems: those of a reading.
   */
  readonly tryCredentials: (id: string | null) => Promise<Result<Tried>>;
} & (U extends Identified ? { readonly source: PanelSource<U> } : RecordParts);

/** Makes the adapter of a system for one branch. */
export type System<U extends UpstreamName> = (deps: SystemDeps<U>) => Brought<U>;

/** Kinds of change by their names. What a system does not bring of its kinds does not compile where it hands them over. */
export const byName = <const T extends readonly { readonly name: ChangeKindName }[]>(...kinds: T) =>
  // Which name has which kind is lost in the list.
  Object.fromEntries(kinds.map((kind) => [kind.name, kind])) as {
    readonly [K in T[number] as K['name']]: K;
  };
