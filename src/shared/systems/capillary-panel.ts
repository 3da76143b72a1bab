import * as v from 'valibot';
import { CARD_STATUSES } from '../domain/card.ts';
import { list, nullableText, ref, text } from '../fields.ts';
import { Cut } from './cut.ts';

const CardRow = v.strictObject({
  ref,
  masked: text,
  series: nullableText,
  label: nullableText,
  status: v.nullable(v.picklist(CARD_STATUSES)),
  active: v.nullable(v.boolean()),
  issuedOn: nullableText,
  expiresOn: nullableText,
});

const IdentifierRow = v.strictObject({
  ref,
  type: text,
  masked: text,
  primary: v.boolean(),
  sources: list(text),
  /** Another source holds another value where one is expected. */
  conflicting: v.boolean(),
  /** Whether the settings allow this type to be changed. */
  changeable: v.boolean(),
});

/** The panel of cards and identifiers. */
export const CardsPanelSchema = v.strictObject({
  cards: list(CardRow),
  identifiers: list(IdentifierRow),
  changeTypes: list(text),
  /** Left out where the list is whole. */
  cardsCut: v.optional(Cut),
  identifiersCut: v.optional(Cut),
});

/** What the cards panel shows. */
export type CardsView = v.InferOutput<typeof CardsPanelSchema>;
