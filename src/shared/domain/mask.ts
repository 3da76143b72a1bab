const GROUP = '••••';

/** Values of so few characters are hidden whole: any part of them would be most of them. */
const HIDDEN_WHOLE = 4;

/** Four dots and the last characters: at most `most`, and never more than half of the value. */
const atEnd = (text: string, most: number): string => {
  const characters = [...text.trim()];
  if (characters.length <= HIDDEN_WHOLE) return GROUP;
  const shown = Math.min(most, Math.floor(characters.length / 2));
  return `${GROUP} ${characters.slice(-shown).join('')}`;
};

/** Masks a card number: four dots and the last four characters; fewer of a short one. `more`: characters beyond these. */
export const maskCard = (number: string, more = 0): string => atEnd(number, 4 + more);

/** Masks a phone number: four dots and the last three digits; fewer of a short one. `more`: digits beyond these. */
export const maskPhone = (phone: string, more = 0): string => atEnd(phone, 3 + more);

/**
 * Masks an e-mail address: the first character of a mailbox of at least three and the domain's ending stay. `more`:
 * characters beyond these, and never more than half of the mailbox.
 */
export const maskEmail = (email: string, more = 0): string => {
  const at = email.lastIndexOf('@');
  if (at < 1) return atEnd(email, 2 + more);
  const mailbox = [...email.slice(0, at).trim()];
  const shown = mailbox.length < 3 ? 0 : Math.min(1 + more, Math.floor(mailbox.length / 2));
  const first = mailbox.slice(0, shown).join('');
  const ending = email.slice(at).match(/\.\p{L}{2,10}$/u)?.[0] ?? '';
  return `${first}•••@•••${ending}`;
};

/**
 * Masks any value by its identifier or selection type; the shape of the value decides where the type does not. `more`:
 * characters that are shown beyond the usual ones.
 */
export const maskValue = (type: string, value: string, more = 0): string => {
  const kind = type.toLowerCase();
  if (kind === 'cardnumber') return maskCard(value, more);
  if (value.includes('@')) return maskEmail(value, more);
  return maskPhone(value, more);
};

interface Masked {
  readonly type: string;
  readonly value: string;
}

/** Characters that are shown at most beyond the usual ones, where values mask alike. */
const MOST_MORE = 4;

/** Of more values than a person compares, some mask alike whatever is shown of them: they stay as they are. */
const MOST_COMPARED = 500;

/** How many characters more each of a customer's values has to show, so that no two that differ are masked alike. */
export const masksApart = (values: readonly Masked[]): readonly number[] => {
  if (values.length > MOST_COMPARED) return values.map(() => 0);
  const more = values.map(() => 0);
  for (let round = 0; round < MOST_MORE; round += 1) {
    const alike = new Map<string, { first: string; at: number[]; differ: boolean }>();
    for (const [at, { type, value }] of values.entries()) {
      const mask = `${type} ${maskValue(type, value, more[at])}`;
      const same = alike.get(mask);
      if (same === undefined) alike.set(mask, { first: value, at: [at], differ: false });
      else {
        same.at.push(at);
        same.differ ||= same.first !== value;
      }
    }
    const clashes = [...alike.values()].filter(({ differ }) => differ);
    if (clashes.length === 0) break;
    for (const { at } of clashes) for (const one of at) more[one] = (more[one] ?? 0) + 1;
  }
  return more;
};
