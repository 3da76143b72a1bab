import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Blanks } from './blanks.ts';
import { CALL_CODES } from './capillary-codes/calls.ts';
import { CARD_CODES } from './capillary-codes/cards.ts';
import type { CodeWords } from './capillary-codes/code-words.ts';
import { CUSTOMER_CODES } from './capillary-codes/customers.ts';
import { MERGE_CODES } from './capillary-codes/merges.ts';
import { OTHER_CODES } from './capillary-codes/others.ts';
import { SERIES_CODES } from './capillary-codes/series.ts';

type Meaning = Omit<CodeWords, 'codes'>;

/*
 * What Capillary's codes are about, in our words (docs: systems/capillary). Several have two meanings, so this
 * stands beside Capillary's own message and never in its place.
 */
const CAPILLARY: ReadonlyMap<number, Meaning> = new Map(
  [...CALL_CODES, ...CUSTOMER_CODES, ...MERGE_CODES, ...CARD_CODES, ...SERIES_CODES, ...OTHER_CODES].flatMap(
    (words) => words.codes.map((code): [number, Meaning] => [code, words]),
  ),
);

/** The systems whose codes are told in our words, and what each code is about. */
const MEANINGS: { readonly [U in UpstreamName]?: ReadonlyMap<number, Meaning> } = { capillary: CAPILLARY };

const NOT_KNOWN: Meaning = {
  about: msg`This code is not known to Branchdesk.`,
  next: msg`Read again to see what is so now. If the code comes again, tell IT.`,
};

const meaningOf = ({ text, number }: Blanks): Meaning | null => {
  const upstream = UPSTREAMS.find((name) => name === text('upstream'));
  const meanings = upstream === undefined ? undefined : MEANINGS[upstream];
  if (meanings === undefined) return null;
  const code = number('code');
  if (code === null) return text('code') === null ? null : NOT_KNOWN;
  return meanings.get(code) ?? NOT_KNOWN;
};

/** What the code of a reply is about, or that the code is not known; null where there is no code. */
export const codeMeaning = (blanks: Blanks): MessageDescriptor | null => meaningOf(blanks)?.about ?? null;

/** What a code means that may stand as a warning beside a yes. */
export const warningMeaning = (blanks: Blanks): MessageDescriptor | null => {
  const meaning = meaningOf(blanks);
  return meaning?.warned ?? meaning?.about ?? null;
};

/** What to do next about the code of a reply; the other words where there is no code. */
export const codeNext = (blanks: Blanks, otherwise: MessageDescriptor): MessageDescriptor =>
  meaningOf(blanks)?.next ?? otherwise;
