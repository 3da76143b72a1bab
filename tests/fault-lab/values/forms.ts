import {
  harmless,
  type Written,
  writtenCard,
  writtenEmail,
  writtenExternalId,
  writtenMobile,
} from '../../support/written-values.ts';

/** Types whose values are read for what they are; every other one is an account, whose blanks and signs are its own. */
const writtenAs: Readonly<Record<string, (value: string) => Written>> = {
  mobile: writtenMobile,
  email: writtenEmail,
  cardnumber: writtenCard,
  externalId: writtenExternalId,
  customerId: (id) => [
    ...harmless(id),
    id.replace(/\B(?=(?:\d{3})+$)/g, ' '),
    id.replace(/\B(?=(?:\d{3})+$)/g, ','),
    `# ${id}`,
    `ID ${id}`,
    `Customer ID: ${id}`,
  ],
};

/** How a value of a type is written. */
export const writtenFor = (type: string, value: string): Written => (writtenAs[type] ?? harmless)(value);

const isAccount = (type: string): boolean => type === 'externalId' || writtenAs[type] === undefined;

/**
 * The same, each with what copying and typing leave in and around it once more. In an account a tab or a line break
 * that is left inside is no blank: it may have stood between two values. A bar code's name in square brackets closes one
 * that nobody opened.
 */
export const writtenTwice = (type: string, value: string): Written => [
  ...new Set(
    writtenFor(type, value)
      .flatMap(harmless)
      .filter((text) => !text.startsWith('[]'))
      .filter((text) => !isAccount(type) || !/\p{Cc}/u.test(text.trim())),
  ),
];
