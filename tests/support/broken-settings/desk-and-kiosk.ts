import { type BrokenSettings, beside } from './fixture.ts';

const NAME = '"name": "Safe", "cardUsage": { "ATM": "NOTALLOWED" }';
const TIME = 'must be a time of day from 00:00 to 23:59, such as 07:30';

/** Wrong in `presets`, `scanner` or `consent`. */
export const BROKEN_DESK: readonly BrokenSettings[] = [
  beside(
    'presets in braces',
    '"presets": ⟪{}',
    '"presets" must be a list, in brackets: [ ], and is a section',
  ),
  beside(
    'ten presets',
    `"presets": ⟪[${Array.from({ length: 10 }, (_, at) => `{ ${NAME.replace('Safe', `${at}`)} }`).join(', ')}]`,
    '"presets" must have at most 9 entries',
  ),
  beside(
    'a preset twice',
    `"presets": [{ ${NAME} },\n    { ⟪${NAME} }]`.replace('⟪"name": ', '"name": ⟪'),
    '"presets.1.name" is the name of another preset already',
  ),
  beside(
    'a preset of nothing',
    '"presets": [{ "name": "Safe", "cardUsage": ⟪{} }]',
    '"presets.0.cardUsage" must set at least one channel',
  ),
  beside(
    'a channel that there is not',
    '"presets": [{ "name": "Safe", "cardUsage": { ⟪"ATN": "ALLOWED" } }]',
    '"presets.0.cardUsage.ATN" is not a known key; known here: CONTACTLESS, ATM, POS, ECOM',
  ),
  beside(
    'a channel by yes or no',
    '"presets": [{ "name": "Safe", "cardUsage": { "ATM": ⟪false } }]',
    '"presets.0.cardUsage.ATM" must be "ALLOWED" or "NOTALLOWED", and is false',
  ),
  beside(
    'a preset without a name',
    '"presets": [⟪{ "cardUsage": { "ATM": "ALLOWED" } }]',
    '"presets.0.name" is missing',
  ),
  beside(
    'a prefix that people press',
    String.raw`"scanner": { "prefix": ⟪"\r" }`,
    '"scanner.prefix" must not be empty, and must not begin with a blank, Enter, Tab, Esc or Backspace',
  ),
  beside(
    'a pause of five milliseconds',
    '"scanner": { "longestGapMs": ⟪5 }',
    '"scanner.longestGapMs" must be at least 20',
  ),
  beside(
    'codes of two characters',
    '"scanner": { "lengths": [13, ⟪2] }',
    '"scanner.lengths.1" must be at least 3',
  ),
  beside(
    'a check that there is not',
    '"scanner": { "checkDigit": ⟪"mod97" }',
    '"scanner.checkDigit" must be "luhn", and is "mod97"',
  ),
  beside(
    'a suffix of 41 characters',
    `"scanner": { "suffix": ⟪"${'#'.repeat(41)}" }`,
    '"scanner.suffix" must have at most 40 characters',
  ),
  beside(
    'a language by its name',
    '"consent": { "wording": { "SMS": { ⟪"English": "May we?" } } }',
    '"consent.wording.SMS.English" must be a language such as en or pt-BR',
  ),
  beside(
    'a wording without a language',
    '"consent": { "wording": { "SMS": ⟪"May we?" } }',
    '"consent.wording.SMS" must be a section, in braces: { }, and is a text',
  ),
  beside(
    'a wording of nothing',
    '"consent": { "wording": { "SMS": { "en": "May we?", "hi": ⟪"  " } } }',
    '"consent.wording.SMS.hi" must not be empty',
  ),
  beside(
    'a system without a name',
    '"consent": { "systems": ["CRM", ⟪""] }',
    '"consent.systems.1" must not be empty',
  ),
  beside(
    'words of consent in a list',
    '"consent": { "wording": ⟪["May we?"] }',
    '"consent.wording" must be a section, in braces: { }, and is a list',
  ),
];

/** Wrong in `kiosk`. */
export const BROKEN_KIOSK: readonly BrokenSettings[] = [
  beside('a kiosk as yes or no', '"kiosk": ⟪true', '"kiosk" must be a section, in braces: { }, and is true'),
  beside(
    'a card that proves itself',
    '"kiosk": { "proof": { "afterCard": ⟪"last-six-of-card" } }',
    '"kiosk.proof.afterCard" must be "last-six-of-mobile", "last-four-of-mobile", "staff-badge" or "none", and is ' +
      '"last-six-of-card"',
  ),
  beside(
    'a mobile that proves itself',
    '"kiosk": { "proof": { "afterMobile": ⟪"last-four-of-mobile" } }',
    '"kiosk.proof.afterMobile" must be "last-six-of-card", "last-four-of-card", "staff-badge" or "none", and is ' +
      '"last-four-of-mobile"',
  ),
  beside(
    'one proof for all',
    '"kiosk": { "proof": ⟪"none" }',
    '"kiosk.proof" must be a section, in braces: { }, and is a text',
  ),
  beside(
    'a time to read that is none',
    '"kiosk": { "idleSeconds": ⟪5 }',
    '"kiosk.idleSeconds" must be at least 15',
  ),
  beside(
    'a warning that is too short to answer',
    '"kiosk": { "mode": "kiosk", "warningSeconds": ⟪15 }'.replace('"mode": "kiosk", ', ''),
    '"kiosk.warningSeconds" must be at least 20',
  ),
  beside(
    'a warning without an end',
    '"kiosk": { "warningSeconds": ⟪3600 }',
    '"kiosk.warningSeconds" must be at most 300',
  ),
  beside(
    'a kind that links',
    '"kiosk": { "kinds": ["communication.set", ⟪"card.link"] }',
    '"kiosk.kinds.1" must be "card-usage.set" or "communication.set", and is "card.link"',
  ),
  beside(
    'all kinds',
    '"kiosk": { "kinds": ⟪"all" }',
    '"kiosk.kinds" must be a list, in brackets: [ ], and is a text',
  ),
  beside(
    'a language that there is not',
    '"kiosk": { "languages": ["en", ⟪"kn"] }',
    '"kiosk.languages.1" must be "en", "hi", "es" or "ar", and is "kn"',
  ),
  beside('no language', '"kiosk": { "languages": ⟪[] }', '"kiosk.languages" must name at least one language'),
  beside(
    'a language twice',
    '"kiosk": { "languages": ["hi", "en", ⟪"hi"] }',
    '"kiosk.languages.2" is in the list twice',
  ),
  beside(
    'a time as one reads it',
    '"kiosk": { "outOfService": [{ "from": ⟪"10 pm", "until": ⟪"7:00" }] }',
    `"kiosk.outOfService.0.from" ${TIME}`,
    `"kiosk.outOfService.0.until" ${TIME}`,
  ),
  beside(
    'a time that does not end',
    '"kiosk": { "outOfService": [{ "from": "22:00", "until": ⟪"22:00" }] }',
    '"kiosk.outOfService.0.until" must not be the time at which it begins',
  ),
  beside(
    'a day by its name',
    '"kiosk": { "outOfService": [{ "days": ["mon", ⟪"Tuesday"], "from": "22:00", "until": "07:00" }] }',
    '"kiosk.outOfService.0.days.1" must be "mon", "tue", "wed", "thu", "fri", "sat" or "sun", and is "Tuesday"',
  ),
  beside(
    'a PIN of staff in the open',
    '"kiosk": { "staffPin": ⟪"583920" }',
    '"kiosk.staffPin" must be what --hash-pin prints, and never a PIN itself',
  ),
  beside(
    'a place of controls',
    '"kiosk": { "controlsInLowerHalf": ⟪"yes" }',
    '"kiosk.controlsInLowerHalf" must be true or false, and is a text',
  ),
  beside(
    'a key of another version',
    '"kiosk": { ⟪"secondProof": "none" }',
    '"kiosk.secondProof" is not a known key; known here: proof, tries, idleSeconds, warningSeconds, kinds, ' +
      'languages, controlsInLowerHalf, outOfService, staffPin',
  ),
  beside(
    'a kind that needs a second person, whom a kiosk has not',
    '"mode": "kiosk", "kiosk": { "kinds": ⟪["card-usage.set"] }, ' +
      '"roles": { "operator": { "secondPerson": ["card-usage.set"] } }',
    '"kiosk.kinds" must not name card-usage.set: "roles.operator" has it made by others, or with a second person',
  ),
  beside(
    'kinds of before the roles were narrowed',
    '"mode": "kiosk", "kiosk": ⟪{}, "roles": { "operator": { "kinds": ["card.delink"] } }',
    '"kiosk.kinds" must not name card-usage.set or communication.set: "roles.operator" has it made by others, ' +
      'or with a second person',
  ),
  beside(
    'a proof by a PIN that there is not',
    '"mode": "kiosk", "kiosk": { "proof": { "afterCard": ⟪"staff-badge" } }',
    '"kiosk.proof.afterCard" is the PIN of staff, and "kiosk.staffPin" is missing',
  ),
];
