import * as v from 'valibot';
import { type Settings, SettingsSchema } from '../../shared/config/settings.ts';

/** The settings of training: the three upstreams at their addresses on this machine. */
export const trainingSettings = (baseUrls: {
  readonly airpay: string;
  readonly capillary: string;
  readonly wm: string;
}): Settings =>
  v.parse(SettingsSchema, {
    version: 1,
    branch: { id: 'BLR-014', name: 'Bengaluru 14', country: 'IN' },
    upstreams: {
      airpay: { baseUrl: baseUrls.airpay },
      capillary: {
        baseUrl: baseUrls.capillary,
        sources: [{ source: 'INSTORE' }, { source: 'WECHAT', accountId: 'wx-1' }],
      },
      wm: { baseUrl: baseUrls.wm },
    },
  });
