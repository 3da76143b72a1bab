import type { Result } from '../../shared/domain/problem.ts';

/** Turns what somebody typed into an identifier as the upstream stores it. Pure, and never asks the network. */
export interface IdentifierRules {
  /** The value to send and to look up by. Problem: `identifier.invalid` with `type` and `why`. */
  normalize(type: string, value: string): Result<string>;
  /**
   * Every spelling under which the upstream may hold it, the one to send first; no spelling for a text that is not such
   * a value.
   */
  spellings(type: string, value: string): readonly string[];
}
