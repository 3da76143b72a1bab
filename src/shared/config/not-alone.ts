import type { ChangeKindName } from '../kinds/kinds.ts';
import type { KioskSettings } from './kiosk.ts';
import type { Roles } from './roles.ts';

/** What of the settings has to fit together at a kiosk. */
interface AtKiosk {
  readonly mode: 'desk' | 'kiosk';
  readonly kiosk: KioskSettings;
  readonly roles: Roles;
}

/** Kinds that a kiosk is to offer and that nobody can make alone: customers have the rights of an operator there. Pure. */
export const notAlone = ({ mode, kiosk, roles: { operator } }: AtKiosk): readonly ChangeKindName[] =>
  mode === 'desk'
    ? []
    : kiosk.kinds.filter(
        (kind) =>
          operator.secondPerson.includes(kind) ||
          (operator.kinds !== 'all' && !operator.kinds.includes(kind)),
      );
