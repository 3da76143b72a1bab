import * as v from 'valibot';
import type { Credentials } from '../../../src/main/ports/credentials.ts';
import { createCapillary } from '../../../src/main/systems/capillary/system.ts';
import { createHttpClient } from '../../../src/main/systems/http/client.ts';
import { SettingsSchema } from '../../../src/shared/config/settings.ts';
import type { Change } from '../../../src/shared/domain/change.ts';
import { ok } from '../../../src/shared/domain/problem.ts';
import type { ChangeKindName, ChangePayloads } from '../../../src/shared/kinds/kinds.ts';
import type { CapillarySettings } from '../../../src/shared/systems/capillary.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { type Answer, type Recorded, startRecorder } from './recorder.ts';

/** Settings of a branch whose Capillary is there. */
export const settingsOf = (baseUrl: string, more: Partial<CapillarySettings>): CapillarySettings => {
  const { upstreams } = v.parse(SettingsSchema, {
    version: 1,
    branch: { id: 'B1', name: 'One', country: 'IN' },
    upstreams: { capillary: { baseUrl, perMinute: 100_000, ...more } },
  });
  if (upstreams.capillary === undefined) throw new Error('no settings');
  return upstreams.capillary;
};

/** The whole adapter over real HTTP, against a recorder that answers as told. */
export const setUp = async (
  answer: (call: Recorded) => Answer | Promise<Answer>,
  settings: Partial<CapillarySettings> = {},
  credentials: Credentials['capillary'] = { till: 'till01', password: 'password' },
) => {
  const recorder = await startRecorder(answer);
  const http = createHttpClient({ random: () => 0 });
  const capillary = createCapillary({
    timeZone: 'Asia/Kolkata',
    http,
    settings: settingsOf(recorder.url, settings),
    credentials: {
      capillary: async () => ok(credentials),
    },
    clock: realClock,
    ids: realIds,
    country: 'IN',
    onHeld: () => {},
  });
  return {
    ...capillary,
    recorder,
    close: async () => {
      await http.close();
      await recorder.close();
    },
  };
};

/** A change of one customer. */
export const changeOf = <K extends ChangeKindName>(
  kind: K,
  payload: ChangePayloads[K],
  capillaryId: string | null = '101',
): Change<K> => ({
  id: 'change-1',
  kind,
  customer: { key: `capillary:${capillaryId}`, ids: capillaryId === null ? {} : { capillary: capillaryId } },
  payload,
  prior: null,
  operator: 'op-1',
  draftedAt: 0,
});

/** An attempt as the journal records one. */
export const ATTEMPT = { id: 'attempt-1', requestId: 'request-1', operator: 'op-1' };
