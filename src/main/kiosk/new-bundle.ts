import type { Result } from '../../shared/domain/problem.ts';
import type { KioskHealth } from '../../shared/ipc/kiosk.ts';

/** What was found where an administrator puts a bundle for this machine. */
export type FoundBundle = NonNullable<KioskHealth['bundle']>;

/** How staff give a kiosk a new bundle: the one that an administrator put on this machine, and no other. */
export interface NewBundle {
  /** Looks for it; nothing is changed. Problems: `bundle.*`. */
  find(): Promise<Result<FoundBundle>>;
  /** Takes it in where it is new. Problems: `bundle.*`; nothing is changed then. */
  take(): Promise<Result<FoundBundle>>;
}

const NONE = { ok: true, value: { state: 'none', issuer: null, version: null, until: null } } as const;

/** Where nothing can be provisioned, as in training. */
export const NO_BUNDLES: NewBundle = {
  find: async () => NONE,
  take: async () => NONE,
};
