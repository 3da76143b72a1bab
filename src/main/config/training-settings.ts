import * as v from 'valibot';
import { type Settings, SettingsSchema } from '../../shared/config/settings.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';

/** What a section holds beside the address, where the defaults are not those of training. */
const OTHERWISE: { readonly [U in UpstreamName]?: object } = {
  capillary: { sources: [{ source: 'INSTORE' }, { source: 'WECHAT', accountId: 'wx-1' }] },
};

/** Who works at the desk of training. The first is signed in when it starts. */
export const TRAINING_PEOPLE = [
  { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
  { id: 'arjun.m', name: 'Arjun Mehta', role: 'supervisor' },
  { id: 'leela.n', name: 'Leela Nair', role: 'administrator' },
] as const;

/** A desk that people learn at does not lock under their hands. */
const LOCK_AFTER_SECONDS = 8 * 3_600;

/** What a kiosk in training is set up with. Its staff have the PIN of training. */
const kioskOf = ({ mode, kiosk: { staffPin: _, ...kiosk }, consent }: Settings) => ({ mode, kiosk, consent });

/**
 * The settings of training: every system at its address on this machine.
 * @param asked a configuration: of one for a kiosk it takes that it is one, and how it is set up
 */
export const trainingSettings = (
  baseUrls: { readonly [U in UpstreamName]: string },
  asked: Settings | null = null,
): Settings =>
  v.parse(SettingsSchema, {
    ...(asked?.mode === 'kiosk' ? kioskOf(asked) : {}),
    version: 1,
    branch: { id: 'BLR-014', name: 'Bengaluru 14', country: 'IN' },
    operators: { from: 'roster', people: TRAINING_PEOPLE, lockAfterSeconds: LOCK_AFTER_SECONDS },
    upstreams: Object.fromEntries(
      UPSTREAMS.map((name) => [name, { baseUrl: baseUrls[name], ...OTHERWISE[name] }]),
    ),
  });
