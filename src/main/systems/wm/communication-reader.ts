import type { CommunicationReader } from '../../ports/readers.ts';
import type { WmClient } from './client.ts';

/** Makes the reader of communication preferences. Problems as of `WmClient.get`. */
export const createCommunicationReader = (client: Pick<WmClient, 'get'>): CommunicationReader => ({
  read: (wmCustomerId) => client.get(wmCustomerId),
});
