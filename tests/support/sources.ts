import type { CredentialSource, Credentials } from '../../src/main/ports/credentials.ts';
import type { PanelSources } from '../../src/main/ports/panels.ts';
import { ok } from '../../src/shared/domain/problem.ts';
import { IDENTIFIED, UPSTREAMS } from '../../src/shared/domain/upstream.ts';

/** Every system off: a test says which are read, and how. */
export const NO_SOURCES = Object.fromEntries(
  IDENTIFIED.map((upstream) => [upstream, null]),
) as unknown as PanelSources;

/** Credentials that are always there. */
export const giving = (held: Credentials): CredentialSource =>
  Object.fromEntries(
    UPSTREAMS.map((upstream) => [upstream, async () => ok(held[upstream])]),
  ) as unknown as CredentialSource;
