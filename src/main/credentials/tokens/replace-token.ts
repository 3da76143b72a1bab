import { fail, type Result } from '../../../shared/domain/problem.ts';
import { CREDENTIALS } from '../../ports/credentials.ts';
import type { Keychain } from '../../ports/keychain.ts';
import { readEntry, type Stored } from '../entries/bound-entry.ts';
import { otherAddress } from '../entries/other-address.ts';
import { writeEntry } from '../entries/write-entry.ts';
import { bareToken } from './bare-token.ts';

/**
 * Stores another airpay token beside the secret key that the keychain holds already. `address`: where airpay is called
 * now; `stored`: when this is done, and by whom. Problems: `credentials.` and the keychain's fault, `credentials.not-a-token`, `credentials.other-address`, and
 * `credentials.corrupt` when the entry is not what it should be; the entry is then as it was.
 */
export const replaceAirpayToken = async (
  keychain: Pick<Keychain, 'get' | 'set' | 'delete'>,
  text: string,
  address: string | null = null,
  stored: Stored | null = null,
): Promise<Result<null>> => {
  const token = bareToken(text);
  if (token === null) return fail('credentials.not-a-token', { upstream: 'airpay' });
  const held = await keychain.get('airpay');
  if (!held.ok) return fail(`credentials.${held.fault}`, { upstream: 'airpay' });
  const entry = readEntry(held.value, CREDENTIALS.airpay);
  if (entry === null) return fail('credentials.corrupt', { upstream: 'airpay' });
  const { credentials, boundTo } = entry;
  if (address !== null && boundTo !== null && boundTo !== address)
    return otherAddress('airpay', { boundTo, address });
  return writeEntry(keychain, 'airpay', {
    before: held.value,
    entry: { credentials: { ...credentials, token }, boundTo: boundTo ?? address, stored },
  });
};
