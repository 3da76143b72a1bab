import { generateKeyPairSync } from 'node:crypto';
import { signerOf } from '../../../../src/main/receipts/ed25519.ts';

/** A device key that is gone with the test. */
export const createMemorySigner = () => {
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  if (signer === null) throw new Error('not a key');
  return signer;
};
