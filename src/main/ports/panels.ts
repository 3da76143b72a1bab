import type { Problem, Result } from '../../shared/domain/problem.ts';
import type { Identified } from '../../shared/domain/upstream.ts';
import type { PanelData } from '../../shared/systems/systems.ts';
import type { Sharing } from './shared-reads.ts';

/** What a system's own ids of customers look like. Pure. */
export interface OwnIds {
  /** The id in what was typed; what can be none stays as it was typed, cleaned. */
  typed(text: string): string;
  /** The id in what the loyalty record holds. */
  told(value: string): string;
  /** Whether a text can be an id there: of any other the system is not asked. */
  fits(id: string): boolean;
}

/** How a system is read that knows customers under an id of its own. */
export interface PanelSource<U extends Identified = Identified> {
  readonly ids: OwnIds;
  /** Reads what the system holds under an id, or takes what is shared of it; null when it knows no such id. */
  read(id: string, sharing?: Sharing): Promise<Result<PanelData[U] | null>>;
  /** What it means that the system knows no such id. */
  readonly absent: Problem;
  /** Whether the panel shows what was changed here before. */
  readonly showsLast: boolean;
  /** Whether the system was seen to tell nothing about anybody. Left out where that is no question. */
  tellsNothing?(): boolean;
}

/** How each such system is read; null: it is off. */
export type PanelSources = { readonly [U in Identified]: PanelSource<U> | null };
