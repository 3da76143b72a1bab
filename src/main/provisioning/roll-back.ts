import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { settingsOfText } from '../config/find-settings.ts';
import { epochMs } from '../ports/clock.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { broughtBy } from './bundle-keychain.ts';
import { cleanUp } from './clean-up.ts';
import type { ProvisioningDeps } from './import-bundle.ts';
import { inTurn } from './lock.ts';
import { putMarker } from './marker.ts';
import { keyFingerprint } from './signing-key.ts';
import { commitState, type KeptBundle, readState } from './state.ts';
import { readTrust, vouchesFor } from './trust.ts';

/** The steps of going back, in their order. */
type RollBackStep = 'locked' | 'checked' | 'marked' | 'committed' | 'cleaned';

/** What going back needs from outside. */
export interface RollBackDeps extends Omit<ProvisioningDeps, 'onStep' | 'version' | 'machineKeys'> {
  readonly onStep?: (step: RollBackStep) => Promise<void> | void;
}

/** Whether the credentials of a bundle are all there still. Problems: `bundle.keychain`. */
const areThere = async (keychain: EntriesByName, { manifest }: KeptBundle): Promise<Result<null>> => {
  for (const account of broughtBy(manifest).values()) {
    const held = await keychain.get(account);
    if (!held.ok) return fail('bundle.keychain', { why: held.fault });
  }
  return ok(null);
};

/** What can be gone back to. */
const wayBack = async ({
  folder,
  keychain,
}: Pick<RollBackDeps, 'folder' | 'keychain'>): Promise<
  Result<{ readonly from: KeptBundle; readonly to: KeptBundle }>
> => {
  const { state, fault } = await readState(folder);
  if (fault !== null) return { ok: false, problem: fault };
  const { current: from, before: to } = state;
  if (from === null || to === null) return fail('bundle.nothing-before');
  const trust = await readTrust(keychain);
  if (!trust.ok) return trust;
  const floor = Math.max(trust.value?.floor ?? 0, from.manifest.floor);
  if (to.manifest.version < floor)
    return fail('bundle.forbidden-below', { version: to.manifest.version, floor });
  if (!vouchesFor(trust.value, to)) return fail('bundle.nothing-before');
  const read = await settingsOfText('branchdesk.config.json', to.configuration);
  if (!read.ok) {
    const { message: why = 'is unreadable', line = 1, column = 1 } = read.faults[0] ?? {};
    return fail('bundle.contents', { why, line, column });
  }
  const there = await areThere(keychain, to);
  return there.ok ? ok({ from, to }) : there;
};

const rollBackLocked = async (deps: RollBackDeps): Promise<Result<KeptBundle>> => {
  const { folder, keychain, clock, ids, operator, onStep = () => {} } = deps;
  await onStep('locked');
  const clean = await cleanUp(folder, keychain);
  if (!clean.ok) return clean;
  const way = await wayBack(deps);
  if (!way.ok) return way;
  const { from, to } = way.value;
  const { state } = await readState(folder);
  await onStep('checked');
  const marked = await putMarker(folder, {
    id: from.manifest.id,
    digest: from.digest,
    groups: [],
    leaves: [],
  });
  if (!marked.ok) return marked;
  await onStep('marked');
  const at = epochMs(clock.now());
  const committed = await commitState(folder, {
    ...{ current: to, before: null, left: from.digest },
    unrecorded: [
      ...state.unrecorded,
      {
        ...{ recordId: ids.v7(), at, what: 'rolled-back', operator },
        ...{ id: to.manifest.id, version: to.manifest.version, fingerprint: keyFingerprint(to.signer) },
      },
    ],
  });
  if (committed.ok) await onStep('committed');
  await cleanUp(folder, keychain);
  if (!committed.ok) return committed;
  await onStep('cleaned');
  return ok(to);
};

/**
 * Goes back to the bundle before, once: configuration and credentials are what they were, and what is trusted stays. The
 * bundle that is left does not come in again. Problems: `bundle.nothing-before`, `bundle.forbidden-below`,
 * `bundle.keychain`, `bundle.contents`, `bundle.busy`, `bundle.not-written`; everything is then as it was.
 */
export const rollBack = (deps: RollBackDeps): Promise<Result<KeptBundle>> =>
  inTurn(deps.folder, deps.clock, () => rollBackLocked(deps));
