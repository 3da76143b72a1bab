import type { Asked, AskedHow } from '../../../shared/domain/asked.ts';

/** What is in the fields while they are filled in. */
export interface AskedFields {
  readonly byCustomer: boolean;
  readonly who: string;
  /** `null`: not chosen yet. */
  readonly how: AskedHow | null;
  readonly other: string;
  readonly why: string;
}

export const fieldsOf = ({ who, how, other, why }: Asked): AskedFields => ({
  byCustomer: who === null,
  who: who ?? '',
  how,
  other: other ?? '',
  why: why ?? '',
});

/** Consent is stated anew each time: nothing is chosen beforehand. */
export const NOTHING_CHOSEN: AskedFields = { byCustomer: true, who: '', how: null, other: '', why: '' };

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What the fields state; `null` while something that is needed is missing. */
export const askedOf = ({ byCustomer, who, how, other, why }: AskedFields): Asked | null => {
  if (how === null) return null;
  const asked: Asked = {
    who: byCustomer ? null : orNull(who),
    how,
    other: how === 'other' ? orNull(other) : null,
    why: orNull(why),
  };
  const complete = (byCustomer || asked.who !== null) && (how !== 'other' || asked.other !== null);
  return complete ? asked : null;
};
