import { byName, type System } from '../system.ts';
import { createWmClient } from './client.ts';
import { createCommunicationSetKind } from './communication-set.ts';
import { communicationSource } from './panel-source.ts';
import { tryWm } from './try-credentials.ts';

/** WM: how a customer may be reached. */
export const wmAdapter: System<'wm'> = (deps) => {
  const client = createWmClient(deps);
  const { ids, branch } = deps;
  return {
    source: communicationSource(client),
    tryCredentials: tryWm(client),
    kinds: byName(createCommunicationSetKind({ client, ids, systems: branch.consent.systems })),
  };
};
