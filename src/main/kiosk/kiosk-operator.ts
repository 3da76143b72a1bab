import type { Operator } from '../../shared/operators/roles.ts';

/** Who is on record where a customer changes what is theirs, alone at a kiosk: nobody who works here. */
export const KIOSK_OPERATOR: Operator = { id: 'kiosk', name: 'Kiosk', role: 'operator' };

/** Who a person is at a kiosk, by the id on record. */
export const personAtKiosk = (id: string): Operator | null =>
  id === KIOSK_OPERATOR.id ? KIOSK_OPERATOR : null;
