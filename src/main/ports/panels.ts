import type { Problem, Result } from '../../shared/domain/problem.ts';
import type { Identified } from '../../shared/domain/upstream.ts';
import type { PanelData } from '../../shared/systems/systems.ts';
import type { Sharing } from './shared-reads.ts';

/** How a system is read that knows customers under an id of its own. */
export interface PanelSource<U extends Identified = Identified> {
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
