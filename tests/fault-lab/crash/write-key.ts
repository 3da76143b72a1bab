import { isWrite, TRAINING_CALLS } from '../../../src/main/training/calls.ts';
import type { Ledger } from '../../../src/main/training/ledger.ts';
import { askOf, type Change } from '../../../src/shared/domain/change.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { upstreamOf } from '../../../src/shared/kinds/kinds.ts';

/** A request for a write that a system read whole. */
export type Write = ReturnType<Ledger['entries']>[number];

/** The calls of each system that change something, by the ledger's names. */
export const WRITES = Object.fromEntries(
  UPSTREAMS.map((upstream) => [
    upstream,
    Object.keys(TRAINING_CALLS[upstream]).filter((call) => isWrite(upstream, call)),
  ]),
) as unknown as Readonly<Record<UpstreamName, readonly string[]>>;

/** The writes that the systems read, in the order in which they came. What a fault ended before that is left out. */
export const writesOf = (ledger: Pick<Ledger, 'entries'>): readonly Write[] =>
  ledger
    .entries()
    .filter(({ upstream, call, fault }) => WRITES[upstream].includes(call) && fault !== 'cut-before-effect');

/** What a write asks for and of whom, as the ledger tells it. */
export const keyOfWrite = ({ upstream, call, subject, asked }: Write): string =>
  upstream === 'capillary'
    ? [upstream, ...(call === 'changeIdentifier' ? [subject] : []), ...asked].join(' ')
    : `${upstream} ${subject}`;

/** The same, as the change tells it; null while only the step before can name it. */
export const keyOfChange = (change: Change): string | null => {
  const { capillary } = change.customer.ids;
  const { kind, payload } = askOf(change);
  switch (kind) {
    case 'card.add':
      return `capillary make ${payload.cardNumber}`;
    case 'card.generate':
      return `capillary generate ${payload.seriesId}`;
    case 'card.suspend':
    case 'card.resume':
      return `capillary label ${payload.cardNumber} ${payload.statusLabel}`;
    case 'card.link':
      return payload.cardNumber && `capillary ${capillary} add cardnumber ${payload.cardNumber}`;
    case 'card.delink':
      return `capillary ${capillary} remove cardnumber ${payload.cardNumber}`;
    case 'identifier.add':
      return `capillary ${capillary} add ${payload.type} ${payload.value}`;
    case 'identifier.remove':
      return `capillary ${capillary} remove ${payload.type} ${payload.value}`;
    default: {
      // A kind of another system is known by whom it is about.
      const upstream = upstreamOf(kind);
      return `${upstream} ${change.customer.ids[upstream]}`;
    }
  }
};
