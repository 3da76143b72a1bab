import type { Settings } from '../../shared/config/settings.ts';
import { fail, ok } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { judgeAside } from '../provisioning/judge-aside.ts';
import { makeHere } from '../provisioning/make-here.ts';

/** Lets whoever may do so seal what this desk works with for another one. It is recorded before a file is written. */
export const makeBundleHandlers = ({
  live,
  settings,
  configuration,
  keychain,
  host,
  journal,
  operator,
  clock,
  ids,
}: {
  /** Whether the desk works with real systems: what training works with is of no use elsewhere. */
  readonly live: boolean;
  readonly settings: Settings;
  /** The text of the configuration; null: where it came from has it alone. */
  readonly configuration: string | null;
  readonly keychain: EntriesByName;
  readonly host: Pick<Host, 'saveText' | 'version' | 'passphraseWorkerFile'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly operator: Operator;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'v7'>;
}): Pick<Handlers, 'provisioning.make'> => ({
  'provisioning.make': async ({ cards, passphrase, days, graceDays, issuer }) => {
    if (!live) return fail('ipc.forbidden');
    const id = ids.v7();
    const made = await makeHere(
      { for: passphrase === null ? { cards } : { passphrase }, days, graceDays, issuer },
      {
        ...{ settings, configuration, keychain, version: host.version, now: epochMs(clock.now()), id },
        ...(host.passphraseWorkerFile === undefined ? {} : { judge: judgeAside(host.passphraseWorkerFile) }),
      },
    );
    if (!made.ok) return made;
    const { text, version, fingerprint } = made.value;
    try {
      await journal.append({
        ...{ type: 'provisioning.changed', operator: operator.id, what: 'made' },
        ...{ bundle: id, version, fingerprint },
      });
    } catch {
      return fail('journal.unavailable');
    }
    const end = (await host.saveText?.(`${settings.branch.id}-${version}.bundle`, text)) ?? 'failed';
    if (end === 'failed') return fail('bundle.not-made', { why: 'not-saved' });
    return ok({ saved: end === 'saved', version, fingerprint });
  },
});
