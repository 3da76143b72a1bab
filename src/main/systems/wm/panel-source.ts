import { problem } from '../../../shared/domain/problem.ts';
import type { OwnIds, PanelSource } from '../../ports/panels.ts';
import { sharedCustomer } from '../../ports/shared-reads.ts';
import { parseAccount } from '../../values/account.ts';
import { cleanCode } from '../../values/clean.ts';
import { parseCustomerId } from '../../values/customer-id.ts';
import { spellingsOf } from '../../values/parsed.ts';
import type { WmClient } from './client.ts';

const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** What WM's customer ids look like: digits with their leading zeros (contract: wm). */
const customerIds: OwnIds = {
  typed: (text) => {
    const whole = spellingsOf(parseAccount(text))[0] ?? cleanCode(text);
    return isDigits(whole) ? whole : (spellingsOf(parseCustomerId(text))[0] ?? whole);
  },
  told: (value) => value.trim(),
  fits: isDigits,
};

/** Reads communication preferences for screens. Problems as of the client's `get`. */
export const communicationSource = (client: Pick<WmClient, 'get'>): PanelSource<'wm'> => ({
  ids: customerIds,
  read: (id, sharing) => sharedCustomer(sharing, 'wm', id, () => client.get(id)),
  absent: problem('identity.invalid', { upstream: 'wm' }),
  showsLast: false,
});
