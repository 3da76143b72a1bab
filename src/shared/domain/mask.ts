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

/** Masks a card number: four dots and the last four characters; fewer of a short one. */
export const maskCard = (number: string): string => atEnd(number, 4);

/** Masks a phone number: four dots and the last three digits; fewer of a short one. */
export const maskPhone = (phone: string): string => atEnd(phone, 3);

/** Masks an e-mail address: the first character of a mailbox of at least three and the domain's ending stay. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  if (at < 1) return atEnd(email, 2);
  const mailbox = [...email.slice(0, at).trim()];
  const first = mailbox.length < 3 ? '' : (mailbox[0] ?? '');
  const ending = email.slice(at).match(/\.\p{L}{2,10}$/u)?.[0] ?? '';
  return `${first}•••@•••${ending}`;
};

/** Masks any value by its identifier or selection type; the shape of the value decides where the type does not. */
export const maskValue = (type: string, value: string): string => {
  const kind = type.toLowerCase();
  if (kind === 'cardnumber') return maskCard(value);
  if (value.includes('@')) return maskEmail(value);
  return maskPhone(value);
};
