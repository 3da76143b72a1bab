import type { Settings } from '../../shared/config/settings.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { administratorKey } from './administrator-key.ts';
import { versionAt } from './bundle-dates.ts';
import { type DeviceCard, readCard } from './device-card.ts';
import { type BundleParts, makeBundle } from './make-bundle.ts';
import type { JudgePassphrase } from './passphrase.ts';
import { credentialsOfKeychain } from './sealed-credentials.ts';
import { keyFingerprint } from './signing-key.ts';

const DAY_MS = 86_400_000;

/** What a person decides of a bundle that is made from what this desk works with. */
export interface AskedHere {
  /** Device cards, one a line, or the passphrase that it opens with. */
  readonly for: { readonly cards: string } | { readonly passphrase: string };
  readonly days: number;
  readonly graceDays: number;
  /** Who makes it, in their own words. */
  readonly issuer: string;
}

/** What this desk works with. */
export interface Here {
  readonly settings: Settings;
  /** The text of the configuration; null: it is written anew from the settings. */
  readonly configuration: string | null;
  readonly keychain: EntriesByName;
  /** Of this Branchdesk. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A new id. */
  readonly id: string;
  readonly judge?: JudgePassphrase;
}

/** A bundle that was made, and is nowhere yet. */
export interface MadeHere {
  readonly text: string;
  readonly version: number;
  /** Of the key that signed it. */
  readonly fingerprint: string;
}

const cardsIn = (text: string): Result<readonly DeviceCard[]> => {
  const cards = new Map<string, DeviceCard>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const card = readCard(line);
    if (!card.ok) return fail('bundle.not-made', { why: 'card', line: at + 1 });
    cards.set(card.value.id, card.value);
  }
  return ok([...cards.values()]);
};

/**
 * Makes a bundle from the configuration and the credentials of this desk, signed by this user's key. Problems: those of
 * `makeBundle`, `bundle.keychain`, and `bundle.not-made` (`why`: `card` with its `line`, `credentials`).
 */
export const makeHere = async (asked: AskedHere, here: Here): Promise<Result<MadeHere>> => {
  const { settings, configuration, keychain, now, id } = here;
  const sealFor = 'cards' in asked.for ? cardsIn(asked.for.cards) : ok(asked.for.passphrase);
  if (!sealFor.ok) return sealFor;
  const credentials = await credentialsOfKeychain(keychain, settings);
  if (!credentials.ok) return fail('bundle.not-made', { why: 'credentials' });
  const signer = await administratorKey(keychain);
  if (!signer.ok) return signer;
  const version = versionAt(now);
  const parts: BundleParts = {
    about: {
      ...{ id, version, floor: 0, issuer: asked.issuer, graceDays: asked.graceDays, keys: [signer.value.x] },
      needs: here.version.replace(/[^\d.].*$/, ''),
      issuedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + asked.days * DAY_MS).toISOString(),
    },
    contents: {
      configuration: configuration ?? `${JSON.stringify(settings, null, 2)}\n`,
      credentials: credentials.value,
      groups: [],
    },
    signer: signer.value,
    for: typeof sealFor.value === 'string' ? { passphrase: sealFor.value } : { cards: sealFor.value },
    known: [settings.branch.id, settings.branch.name],
    ...(here.judge === undefined ? {} : { judge: here.judge }),
  };
  const made = await makeBundle(parts);
  return made.ok ? ok({ text: made.value, version, fingerprint: keyFingerprint(signer.value.x) }) : made;
};
