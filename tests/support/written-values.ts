/** Ways in which people, letters, signatures, keyboards and scanners write one value; each means that very value. */
export type Written = readonly string[];

const inScript = (digits: string, zero: number): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** What copying and typing leave in and around any value: invisible, or nothing but white space. */
export const harmless = (value: string): Written => {
  const middle = Math.floor(value.length / 2);
  const [start, end] = [value.slice(0, middle), value.slice(middle)];
  return [
    value,
    ` ${value}\r\n`,
    `\t${value}\t`,
    `\u202a${value}\u202c`,
    `\u202d${start}\u202c${end}`,
    `\u2066${value}\u2069`,
    `\u200e${value}\u200f`,
    `\ufeff${value}`,
    `${start}\u00ad${end}`,
    `${start}\u200b${end}`,
    `${start}\u2060${end}`,
    `\u00a0${value}\u00a0`,
    `\u2003${value}\u3000`,
    `"${value}"`,
    `“${value}”`,
    `'${value}'`,
    `«${value}»`,
    `<${value}>`,
    `[${value}]`,
    `${value}.`,
    `${value},`,
    `${value};`,
    `${value}…`,
    `(${value})`,
  ];
};

/** The same digits in the scripts that keyboards have, and as keycaps. */
const otherDigits = (digits: string): Written => [
  ...[0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x17e0].map(
    (zero) => inScript(digits, zero),
  ),
  digits.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`),
];

/** An Indian mobile of twelve digits, with its country code. */
export const writtenMobile = (mobile: string): Written => {
  const own = mobile.slice(2);
  const [start, end] = [own.slice(0, 5), own.slice(5)];
  return [
    ...harmless(mobile),
    ...harmless(`${start} ${end}`),
    ...otherDigits(own),
    own,
    `0${own}`,
    `0 ${start} ${end}`,
    `(0)${start} ${end}`,
    `+${mobile}`,
    `+91 ${start} ${end}`,
    `+91-${start}-${end}`,
    `+91\u2011${start}\u2011${end}`,
    `+91.${start}.${end}`,
    `(+91) ${start}-${end}`,
    `[+91] ${start} ${end}`,
    `+91 (0) ${start} ${end}`,
    `+91-(${start})-${end}`,
    `+ 91 ${start} ${end}`,
    `\uff0b91 ${start} ${end}`,
    `0091 ${start} ${end}`,
    `0091${own}`,
    `00 91 ${start}${end}`,
    `91 ${start} ${end}`,
    `91-${own}`,
    `${start}/${end}`,
    `${start}–${end}`,
    `${start}.${end}`,
    `${start}·${end}`,
    `(${start}) ${end}`,
    own.split('').join(' '),
    `Tel.: +91 ${start} ${end}`,
    `Tel ${start} ${end}`,
    `TEL:+91${own}`,
    `Phone: ${start} ${end}`,
    `Ph. ${start}-${end}`,
    `Ph.No. ${start}-${end}`,
    `Mob: ${start}-${end}`,
    `Mobile No. ${start} ${end}`,
    `Mobile : +91 - ${start} - ${end}`,
    `M: ${start} ${end}`,
    `M +91 ${start} ${end}`,
    `Cell ${start} ${end}`,
    `Handy: ${start} ${end}`,
    `WhatsApp: ${start} ${end}`,
    `Contact No: ${start} ${end}`,
    `मोबाइल: ${start} ${end}`,
    `☎ ${start} ${end}`,
    `📞 +91 ${start} ${end}`,
    `${start} ${end} (M)`,
    `+91 ${start} ${end} (WhatsApp)`,
    `${start} ${end} ext. 12`,
    `${start} ${end} x12`,
    `tel:+91-${start}-${end};ext=5`,
    `<tel:+91${own}>`,
    `https://wa.me/91${own}`,
    `Asha Verma, +91 ${start} ${end}`,
  ];
};

/** An address in small letters. */
export const writtenEmail = (email: string): Written => [
  ...harmless(email),
  email.replace('@', ' @ '),
  email.replace('@', '＠'),
  `mailto:${email}`,
  `MAILTO:${email}?subject=Hello%20there`,
  `<mailto:${email}>`,
  `Asha Verma <${email}>`,
  `"Verma, Asha" <${email}>`,
  `${email} (Asha Verma)`,
  `Asha Verma, ${email}`,
  `E-mail: ${email}`,
  `Email ${email}`,
  `e-mail: mailto:${email}`,
  `Mail: ${email};`,
  email.replace('@', ' [at] '),
  email.replace('@', '(at)'),
  `${email}>`,
];

/** A card's number of sixteen digits. */
export const writtenCard = (number: string): Written => {
  const groups = number.match(/\d{4}/g) ?? [];
  return [
    ...harmless(number),
    ...harmless(groups.join(' ')),
    ...otherDigits(number),
    ...['-', '.', '\u2011', '–', '\u00a0', '\u2007', '/', '·', ' - ', '\u200b', '\u001d'].map((sign) =>
      groups.join(sign),
    ),
    number.split('').join(' '),
    `Card No. ${groups.join(' ')}`,
    `Card number: ${number}`,
    `Card: ${number}`,
    `card ${groups.join(' ')}`,
    `Loyalty card no ${number}`,
    `No. ${groups.join(' ')}`,
    `Nr. ${number}`,
    `№ ${number}`,
    `Karte Nr.: ${groups.join(' ')}`,
    `Kartennr. ${number}`,
    `#${number}`,
    `# ${groups.join(' ')}`,
    `*${number}*`,
    `;${number}=2512101?`,
    `;${number}?`,
    `%B${number}^VERMA/ASHA^2512101?`,
    `]C1${number}`,
  ];
};

/** An external id of one word of letters and digits. */
export const writtenExternalId = (id: string): Written => [
  ...harmless(id).filter((written) => !written.includes('\t') || written.trim() === id),
  `Customer ID: ${id}`,
  `Customer id ${id}`,
  `Customer no. ${id}`,
  `ID: ${id}`,
  `Ref. ${id}`,
  `External id: ${id}`,
  `# ${id}`,
];

/** Names with the signs that stand in and around them, and what each is asked for as first. */
export const WRITTEN_NAMES: readonly (readonly [written: string, asked: string])[] = [
  ['Asha Verma', 'Asha Verma'],
  ['  Asha \t Verma\r\n', 'Asha Verma'],
  ['Asha\u00a0Verma', 'Asha Verma'],
  ['\u202aAsha Verma\u202c', 'Asha Verma'],
  ['Asha Verma,', 'Asha Verma'],
  ['"Asha Verma"', 'Asha Verma'],
  ['Name: Asha Verma', 'Asha Verma'],
  ['Mr. Ravi Iyer', 'Mr. Ravi Iyer'],
  ['(Mrs.) Asha Verma', 'Mrs. Asha Verma'],
  ['Verma/Iyer', 'Verma/Iyer'],
  ['Verma⁄Iyer', 'Verma/Iyer'],
  ['A. R. Rahman & Sons', 'A. R. Rahman & Sons'],
  ['M/s. Rahman & Sons', 'M/s. Rahman & Sons'],
  ['Ravi Iyer s/o Krishna Iyer', 'Ravi Iyer s/o Krishna Iyer'],
  ['Müller (geb. Schmidt)', 'Müller (geb. Schmidt)'],
  ['Müller [geb. Schmidt]', 'Müller [geb. Schmidt]'],
  ['Col·lell', 'Col·lell'],
  ['Coŀlell', 'Col·lell'],
  ['Jean・Luc', 'Jean・Luc'],
  ["O'Brien", "O'Brien"],
  ['O’Brien', 'O’Brien'],
  ['O´Brien', "O'Brien"],
  ['O`Brien', "O'Brien"],
  ['Smith–Jones', 'Smith-Jones'],
  ['Verma, Asha', 'Verma, Asha'],
  ['आशा राव', 'आशा राव'],
  ['क्‍ष राव', 'क्‍ष राव'],
];
