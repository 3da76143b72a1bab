import * as v from 'valibot';

/** Identifiers by which the customer can be found again after a merge. */
const anchors = v.array(v.object({ type: v.string(), value: v.string() }));

/** An identifier by which a customer can be found again after a merge. */
export type Anchor = v.InferOutput<typeof anchors>[number];

const customer = { customerId: v.string(), anchors };

const source = v.object({ source: v.string(), accountId: v.nullable(v.string()) });

/** What a read-back of a linked or delinked card is compared with, and what the change back needs. */
export const CardExpectation = v.object({
  ...customer,
  cardNumber: v.string(),
  /** Of a link: the label to delink the card with again; null where the tenant has none for that. */
  delinkLabel: v.optional(v.nullable(v.string())),
  /** Of a delink: how the card was held. */
  was: v.optional(
    v.nullable(
      v.object({
        source: v.nullable(source),
        /** Whether it can be linked again as it was, and with which label; `label` null: the tenant's default. */
        active: v.boolean(),
        label: v.nullable(v.string()),
      }),
    ),
  ),
});

/** What a read-back of a new card is compared with; the number of a generated one is what the reply gave. */
export const NewCardExpectation = v.object({ cardNumber: v.nullable(v.string()), seriesId: v.number() });

/** What a read-back of a suspended or resumed card is compared with; `was` is the label before. */
export const LabelExpectation = v.object({
  cardNumber: v.string(),
  label: v.nullable(v.string()),
  was: v.nullable(v.string()),
});

/** How a delinked card was held. */
export type CardWas = NonNullable<v.InferOutput<typeof CardExpectation>['was']>;

/** What a read-back of an added or removed identifier is compared with, and what the change back needs. */
export const IdentifierExpectation = v.object({
  ...customer,
  type: v.string(),
  value: v.string(),
  source: v.string(),
  accountId: v.nullable(v.string()),
  /** Of a removal: whether it was the customer's primary identifier. */
  primary: v.optional(v.boolean()),
});
