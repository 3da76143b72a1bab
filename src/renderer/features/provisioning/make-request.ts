import type { CallInput } from '../../../shared/ipc/contract.ts';

/** What was typed for a bundle so far. */
export interface AskedFor {
  readonly how: 'cards' | 'passphrase';
  readonly cards: string;
  readonly passphrase: string;
  readonly again: string;
  readonly issuer: string;
  readonly days: string;
  readonly graceDays: string;
}

export const NOTHING_ASKED: AskedFor = {
  ...{ how: 'cards', cards: '', passphrase: '', again: '', issuer: '' },
  ...{ days: '365', graceDays: '14' },
};

const isWithin = (text: string, least: number, most: number): boolean =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** Whether the passphrase was typed twice, and not alike. */
export const differs = ({ passphrase, again }: AskedFor): boolean => again !== '' && passphrase !== again;

/** Whether a bundle can be made with what was typed. */
export const isComplete = (asked: AskedFor): boolean => {
  const { how, cards, passphrase, again, issuer, days, graceDays } = asked;
  const isFor = how === 'cards' ? cards.trim() !== '' : passphrase !== '' && passphrase === again;
  return isFor && issuer.trim() !== '' && isWithin(days, 1, 3_650) && isWithin(graceDays, 0, 365);
};

/** What is asked of the main process. */
export const bundleRequest = (asked: AskedFor): CallInput<'provisioning.make'> => ({
  cards: asked.how === 'cards' ? asked.cards : '',
  passphrase: asked.how === 'passphrase' ? asked.passphrase : null,
  days: Number(asked.days),
  graceDays: Number(asked.graceDays),
  issuer: asked.issuer.trim(),
});
