import * as v from 'valibot';
import { expect, it } from 'vitest';
import { trainingSettings } from '../../../../src/main/config/training-settings.ts';
import { SettingsSchema } from '../../../../src/shared/config/settings.ts';

const BASE_URLS = {
  airpay: 'http://127.0.0.1:1',
  capillary: 'http://127.0.0.1:2',
  wm: 'http://127.0.0.1:3/v1',
};
const asked = (more: object) =>
  v.parse(SettingsSchema, {
    ...{ version: 1, branch: { id: 'X-1', name: 'Elsewhere', country: 'US' } },
    consent: { wording: { Text: { en: 'May we?' } } },
    kiosk: { idleSeconds: 90, staffPin: `scrypt:15:8:1:${'A'.repeat(22)}:${'A'.repeat(43)}` },
    ...more,
  });

it('training is a kiosk where a configuration says so, set up as it says, at the branch and systems of training', () => {
  const usual = trainingSettings(BASE_URLS);
  const { mode, kiosk, consent, branch, upstreams } = trainingSettings(BASE_URLS, asked({ mode: 'kiosk' }));
  expect({ mode, branch, upstreams }).toEqual({
    mode: 'kiosk',
    branch: usual.branch,
    upstreams: usual.upstreams,
  });
  expect(kiosk.idleSeconds).toBe(90);
  expect(consent.wording).toEqual({ Text: { en: 'May we?' } });
  // Staff have the PIN that training gives.
  expect(kiosk.staffPin).toBeUndefined();
});

it('training takes nothing of a configuration for a desk', () => {
  expect(trainingSettings(BASE_URLS, asked({}))).toEqual(trainingSettings(BASE_URLS));
});
