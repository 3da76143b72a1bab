import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Keychain } from '../ports/keychain.ts';
import { AirpayEntrySchema } from './credentials-file.ts';

const EntrySchema = v.pipe(v.string(), v.parseJson(), AirpayEntrySchema);

/**
 * Stores another airpay token beside the secret key that the keychain holds already. Problems: `credentials.` and the
 * keychain's fault, and `credentials.corrupt` when the entry is not what it should be; the entry is then as it was.
 */
export const replaceAirpayToken = async (keychain: Keychain, token: string): Promise<Result<null>> => {
  const entry = await keychain.get('airpay');
  if (!entry.ok) return fail(`credentials.${entry.fault}`, { upstream: 'airpay' });
  const parsed = v.safeParse(EntrySchema, entry.value);
  if (!parsed.success) return fail('credentials.corrupt', { upstream: 'airpay' });
  const stored = await keychain.set('airpay', JSON.stringify({ ...parsed.output, token }));
  return stored.ok ? ok(null) : fail(`credentials.${stored.fault}`, { upstream: 'airpay' });
};
