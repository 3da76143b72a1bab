import { cleanCode } from './clean.ts';
import { nothing, settled, value } from './parsed.ts';
import { unwrapped, withoutLabel } from './written.ts';

const LABEL = /^(?:(?:customer|capillary|wm|user|member)[ -]?(?:id|no|number)|id)[ .:#=-]+(?=\d)/i;

/** Digits, and what people write between them. */
const GROUPED = /^\d[\d ,.'_-]*$/;

/** A system's own id of a customer, which is a whole number (contract: capillary, wm). */
export const parseCustomerId = settled((text) => {
  const written = unwrapped(withoutLabel(unwrapped(cleanCode(text)), LABEL)).replace(/^# ?/, '');
  if (written === '') return nothing('empty');
  const digits = written.replace(/\D/g, '');
  if (!GROUPED.test(written) || !/^[1-9]/.test(digits)) return nothing('characters');
  return digits.length > 19 ? nothing('length') : value(digits);
});
