import { cleanCode } from './clean.ts';
import { nothing, settled, value } from './parsed.ts';
import { unwrapped, withoutLabel, withoutPair } from './written.ts';

/** Card numbers have 5 to 150 characters (contract: capillary). */
const LENGTH = { min: 5, max: 150 } as const;

/** What stands before a number on cards and letters. */
const LABEL =
  /^(?:(?:(?:loyalty|gift|member(?:ship)?|club|customer|kunden|bonus)[ -]?)?(?:card|karte|carte|tarjeta|कार्ड)(?:n(?:ummer|r)?)?[ .]*(?:no|nr|num(?:ber)?|n[º°o]|नंबर|संख्या)?|no|nr|n[º°]|num(?:ber)?|member(?:ship)? (?:no|number))(?: ?[.:#]+ ?| - | )#? ?(?=[\p{L}\p{N}])/iu;

/** What readers of bar codes put before a code, and readers of magnetic stripes around it. */
const BAR_CODE_NAME = /^\][A-Za-z]\d(?=.)/;
const STRIPE = /^(?:%[A-Z](\d[\d ]{3,})\^.*|[;+](\d{5,})(?:=[\d?]*)?\?*.*)$/i;

const ofStripe = (text: string): string => {
  const [, first, second] = STRIPE.exec(text) ?? [];
  return text.startsWith('+') ? text : (first ?? second ?? text);
};

/** What a reader read, without what it sends around it; copied, it may stand in quotes or brackets. */
const ofReader = (text: string): string => {
  const bare = ofStripe(text.replace(BAR_CODE_NAME, ''));
  const inside = withoutPair(text);
  return bare === text && inside !== text ? ofReader(inside) : bare;
};

/** Digits, and what people write or print between them. */
const GROUPED = /^\d(?:[\d ./_·•:,|~-]*\d)?$/;

const bareOf = (text: string): string =>
  GROUPED.test(text) ? text.replace(/\D/g, '') : text.replace(/ /g, '');

/**
 * A card's number as the tenant holds it: never with blanks, digits alone without what stands between groups of them.
 * It may also be held as it is written, and with its letters in capitals.
 */
export const parseCardNumber = settled((text) => {
  const written = ofReader(cleanCode(text));
  const label = withoutLabel(unwrapped(written), LABEL).replace(/^#\s*/, '');
  const whole = unwrapped(label);
  const bare = bareOf(whole);
  if (bare === '') return nothing('empty');
  if (bare.length < LENGTH.min || bare.length > LENGTH.max) return nothing('length');
  if (!/^[\p{L}\p{N}]/u.test(bare) || /[@"<>]/.test(bare)) return nothing('characters');
  return value(bare, ...(whole.includes(' ') ? [] : [whole]), bare.toUpperCase());
});

/** Whether a text says of itself that it is a card's number. */
export const saysCard = (text: string): boolean => {
  const clean = unwrapped(cleanCode(text));
  return LABEL.test(clean) || STRIPE.test(clean);
};

/** Whether a text can be sent as a card's number as it stands, such as one that a system gave. */
export const isCardNumber = (number: string): boolean =>
  number.trim() === number &&
  number.length >= LENGTH.min &&
  number.length <= LENGTH.max &&
  !/[\p{Cc}\p{Cs}]/u.test(number);
