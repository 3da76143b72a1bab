import { basename } from 'node:path';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { BundleView } from '../../shared/ipc/provisioning.ts';
import type { Host, OpenEnd } from '../ports/host.ts';
import { MOST_BUNDLE_BYTES, sha256Of } from '../provisioning/bundle.ts';
import type { AskedImport, Imported, LookedAt } from '../provisioning/import-bundle.ts';
import { graceEndOf } from '../provisioning/life.ts';
import { keyFingerprint } from '../provisioning/signing-key.ts';

/** What takes bundles in. */
interface TakesIn {
  look(asked: Pick<AskedImport, 'text' | 'file'>): Promise<Result<LookedAt>>;
  import(asked: Omit<AskedImport, 'from'>): Promise<Result<Imported>>;
  retry(passphrase: string | null): Promise<Result<null>>;
}

/** The file that was picked last, and by what it is named. */
interface Picked {
  readonly digest: string;
  readonly file: string;
  readonly text: string;
}

/** What a screen is told of a bundle. Pure. */
const bundleView = (
  { bundle: { manifest, signer }, isFirst }: LookedAt,
  { digest, file }: Picked,
): BundleView => {
  const { version, issuer, issuedAt, expiresAt, audience, holds } = manifest;
  return {
    ...{ digest, file: basename(file), version, issuer, fingerprint: keyFingerprint(signer) },
    ...{
      issuedAt: Date.parse(issuedAt),
      expiresAt: Date.parse(expiresAt),
      graceEndsAt: graceEndOf(manifest),
    },
    ...{ locked: audience.for === 'passphrase', isFirst },
    holds: {
      ...{ systems: holds.systems, people: holds.people, pepper: holds.pepper },
      groups: holds.groups.map(({ name }) => name),
    },
  };
};

/** Sets a desk up that is not configured: a bundle is picked, looked at, and taken in as it was shown. */
export const provisioningHandlers = ({
  provisioning,
  host,
}: {
  /** Null where nothing is to be set up: the app is configured or in training. */
  readonly provisioning: TakesIn | null;
  readonly host: Pick<Host, 'openText'>;
}): Pick<Handlers, 'provisioning.pick' | 'provisioning.setUp' | 'provisioning.retry'> => {
  let picked: Picked | null = null;
  return {
    'provisioning.pick': async () => {
      if (provisioning === null) return fail('ipc.forbidden');
      const opened: OpenEnd = (await host.openText?.('bundle', MOST_BUNDLE_BYTES)) ?? { end: 'failed' };
      if (opened.end === 'cancelled') return ok({ bundle: null });
      picked = null;
      if (opened.end !== 'opened')
        return fail('bundle.unreadable', { why: opened.end === 'too-large' ? 'too-large' : 'form' });
      const { file, text } = opened;
      const looked = await provisioning.look({ file, text });
      if (!looked.ok) return looked;
      picked = { digest: sha256Of(looked.value.bundle.signed), file, text };
      return ok({ bundle: bundleView(looked.value, picked) });
    },
    'provisioning.setUp': async ({ digest, passphrase }) => {
      if (provisioning === null) return fail('ipc.forbidden');
      // What was shown is taken in, whatever lies at its place by now.
      if (picked === null || picked.digest !== digest) return fail('bundle.unreadable', { why: 'form' });
      const { file, text } = picked;
      const imported = await provisioning.import({ file, text, passphrase, trust: null });
      if (!imported.ok) return imported;
      picked = null;
      return ok({});
    },
    'provisioning.retry': async ({ passphrase }) => {
      if (provisioning === null) return fail('ipc.forbidden');
      const tried = await provisioning.retry(passphrase);
      return tried.ok ? ok({}) : tried;
    },
  };
};
