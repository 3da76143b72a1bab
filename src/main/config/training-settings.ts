import * as v from 'valibot';
import { type Settings, SettingsSchema } from '../../shared/config/settings.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';

/** What a section holds beside the address, where the defaults are not those of training. */
const OTHERWISE: { readonly [U in UpstreamName]?: object } = {
  capillary: { sources: [{ source: 'INSTORE' }, { source: 'WECHAT', accountId: 'wx-1' }] },
};

/** The settings of training: every system at its address on this machine. */
export const trainingSettings = (baseUrls: { readonly [U in UpstreamName]: string }): Settings =>
  v.parse(SettingsSchema, {
    version: 1,
    branch: { id: 'BLR-014', name: 'Bengaluru 14', country: 'IN' },
    upstreams: Object.fromEntries(
      UPSTREAMS.map((name) => [name, { baseUrl: baseUrls[name], ...OTHERWISE[name] }]),
    ),
  });
