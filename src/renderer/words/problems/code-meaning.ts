import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Blanks } from './blanks.ts';

const span = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/*
 * What Capillary's codes are about, in our words (docs: upstreams/capillary). Several have two meanings, so this
 * stands beside Capillary's own message and never in its place.
 */
const ROWS: readonly (readonly [readonly number[], MessageDescriptor])[] = [
  [[403], msg`This branch may not do this there.`],
  [[461, 521], msg`It is busy with this customer or with too many searches.`],
  [[816, 1011, 1012, 8009, 8015], msg`It knows no such customer.`],
  [[1042], msg`It does not take this identifier.`],
  [[1047], msg`The primary identifier does not match the others.`],
  [[3217, 8003, 8011, 8012, 8045], msg`The source or account of this branch is not set up there. Tell IT.`],
  [[8006], msg`The customer exists in this source already.`],
  [[8007, 8008], msg`The identifier is in use in this source already.`],
  [[8010, 8055, 8056, 8057, 8058, 8064], msg`It does not take this mobile, e-mail or id as it is written.`],
  [[8013], msg`It does not know this type of identifier.`],
  [[8065, 8066], msg`The customer is not in this source, or the two cannot be combined.`],
  [span(3000, 3008), msg`The series of the card is not usable.`],
  [[3009], msg`There is a card of this number already.`],
  [[3010], msg`There is no card of this number.`],
  [span(3011, 3018), msg`The card may not go from its status to this one.`],
  [[...span(3019, 3026), ...span(3028, 3030)], msg`A limit of the card's series is reached.`],
  [[3027], msg`The card cannot be linked in its status.`],
  [[3031], msg`The card cannot be delinked.`],
  [[3036, 3039], msg`The customer holds as many active cards as one customer may.`],
  [[3038, 3040, 3041], msg`This is not allowed for the card in its status.`],
  [[3042, 3044], msg`The customer is deleted or disabled there.`],
  [[91005, 91006], msg`The identifier may not be changed there.`],
  [[91007], msg`The value is in use already.`],
];

const MEANINGS: ReadonlyMap<number, MessageDescriptor> = new Map(
  ROWS.flatMap(([codes, meaning]) => codes.map((code): [number, MessageDescriptor] => [code, meaning])),
);

/** What the code of a reply is about, where that is known. */
export const codeMeaning = ({ text, number }: Blanks): MessageDescriptor | null => {
  const code = number('code');
  return text('upstream') === 'capillary' && code !== null ? (MEANINGS.get(code) ?? null) : null;
};
