import { v4, v7 } from 'uuid';
import { systemClock } from '../../src/main/clock/system-clock.ts';
import { composeSystems } from '../../src/main/compose/systems.ts';
import { trainingSettings } from '../../src/main/config/training-settings.ts';
import { createCredentialSource } from '../../src/main/credentials/credential-source.ts';
import { storeCredentials } from '../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../src/main/credentials/keychain/memory-keychain.ts';
import { startUpstreams } from './upstreams.ts';

/** What the check of a link costs: its times less the upstream's own, and how many calls it makes. */
export interface LinkCheck {
  readonly samples: readonly number[];
  readonly callsEach: number;
}

/**
 * Milliseconds of the check of a link over one upstream call: what reads that do not depend on each other run together,
 * and would be a multiple of `latencyMs` otherwise.
 */
export const measureLinkCheck = async (latencyMs: number, rounds: number): Promise<LinkCheck> => {
  const upstreams = await startUpstreams(latencyMs);
  const keychain = createMemoryKeychain();
  await storeCredentials(keychain, upstreams.credentials);
  const settings = trainingSettings(upstreams.baseUrls);
  const { capillary } = settings.upstreams;
  if (capillary === undefined) throw new Error('Capillary is off');
  let calls = 0;
  const adapters = composeSystems({
    timeZone: 'Asia/Kolkata',
    settings: {
      ...settings,
      upstreams: { ...settings.upstreams, capillary: { ...capillary, perMinute: 100_000 } },
    },
    credentials: createCredentialSource(keychain),
    clock: systemClock,
    ids: { v7: () => v7(), v4: () => v4() },
    resolveProxy: async () => 'DIRECT',
    onCall: () => {
      calls += 1;
    },
  });
  try {
    const kind = adapters.kinds.get('card.link');
    if (kind === undefined) throw new Error('no card can be linked');
    const samples: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const person = upstreams.people[round % upstreams.people.length];
      const cardNumber = upstreams.linkable[round % upstreams.linkable.length];
      if (person === undefined || cardNumber === undefined) break;
      const { capillaryId } = person;
      const customer = {
        key: `capillary:${capillaryId}`,
        ids: { capillary: capillaryId },
      };
      const begun = performance.now();
      await kind.check([
        {
          id: v7(),
          kind: 'card.link',
          customer,
          payload: { cardNumber, statusLabel: null },
          prior: 'absent',
          operator: 'bench',
          draftedAt: Date.now(),
        },
      ]);
      samples.push(performance.now() - begun - latencyMs);
    }
    return { samples, callsEach: calls / samples.length };
  } finally {
    await adapters.close();
    upstreams.close();
  }
};
