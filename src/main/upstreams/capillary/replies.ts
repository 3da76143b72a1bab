import * as v from 'valibot';
import {
  fields,
  id,
  listOf,
  object,
  optionalCount,
  optionalDate,
  optionalFlag,
  optionalText,
  remark,
} from './members.ts';

// Unknown members are tolerated everywhere.

/** What every reply may hold beside its own members. */
export const Envelope = object({ errors: listOf(remark), warnings: listOf(remark) });

const statusInfo = v.nullish(
  object({ label: optionalText, status: optionalText, reason: optionalText, isActive: optionalFlag }),
  null,
);

const cardMembers = {
  cardNumber: v.string(),
  seriesId: optionalCount,
  seriesCode: optionalText,
  seriesName: optionalText,
  type: optionalText,
  issuedDate: optionalDate,
  expiryDate: optionalDate,
  maxActiveCards: optionalCount,
  statusInfo,
};

/** A card as it stands in a customer's `cardDetails` (contract: capillary). */
export const CardOfCustomer = object(cardMembers);

/** The reply to `GET /v2/card`: `customerId` is 0, or missing, when the card is linked to nobody. */
export const CardReply = object({ ...cardMembers, customerId: v.nullish(id, null) });

const identifier = object({ type: v.string(), value: v.string(), primary: optionalFlag });

const profile = object({
  firstName: optionalText,
  lastName: optionalText,
  source: optionalText,
  accountId: optionalText,
  fields,
  identifiers: listOf(identifier),
  commChannels: listOf(object({ type: optionalText, value: optionalText, primary: optionalFlag })),
});

const slab = object({ currentSlab: optionalText });

/** The reply to the reads of one customer. */
export const CustomerReply = object({
  id,
  profiles: listOf(profile),
  loyaltyInfo: v.nullish(slab, null),
  loyaltyProgramDetails: listOf(slab),
  cardDetails: listOf(CardOfCustomer),
  extendedFields: fields,
  warnings: listOf(remark),
});

/** The reply to `GET /v2/customers/search`. */
export const SearchReply = object({
  pagination: object({
    limit: optionalCount,
    offset: optionalCount,
    total: v.pipe(v.number(), v.safeInteger()),
  }),
  data: v.array(
    object({
      userId: id,
      matchedIdentifiers: listOf(
        object({ idType: v.string(), idValue: v.string(), source: optionalText, accountId: optionalText }),
      ),
      profiles: listOf(profile),
    }),
  ),
});

/** The reply to `GET /v2/card/statusLog`. */
export const StatusLogReply = object({
  data: v.array(
    object({
      label: optionalText,
      status: optionalText,
      reason: optionalText,
      createdOn: optionalDate,
      createdBy: optionalText,
      isActive: optionalFlag,
    }),
  ),
});

/** The reply to `GET /v2/card/series/get/all`. */
export const SeriesListReply = object({
  data: v.array(
    object({
      id: v.pipe(v.number(), v.safeInteger()),
      code: optionalText,
      name: optionalText,
      type: optionalText,
      isActive: optionalFlag,
      maxActiveCardsPerCustomer: optionalCount,
      cardGenerationEnabled: optionalFlag,
      cardGenerationConfiguration: v.nullish(
        object({ prefix: optionalText, suffix: optionalText, length: optionalCount }),
        null,
      ),
    }),
  ),
});

/** The reply to `GET /v2/genericStatus/card/labels`. */
export const LabelsReply = object({
  data: v.array(
    object({ label: v.string(), status: optionalText, isActive: optionalFlag, default: optionalFlag }),
  ),
});

/** The reply to `POST /v2/customers/{id}/changeIdentifier`: `success` is the older form. */
export const ChangeReply = object({ createdId: v.nullish(id, null), success: optionalFlag });

/** The reply to `POST /v2/card`: the id of the new card. An error reply has none. */
export const AddedCardReply = object({ entity: v.nullish(id, null) });

/** The reply to `POST /v2/card/generate`: the new numbers. An error reply has none. */
export const GeneratedCardsReply = object({
  entity: listOf(v.union([v.pipe(v.string(), v.minLength(1), v.maxLength(150)), id])),
});

/** The reply to `PUT /v2/card`: the card. An error reply has none. */
export const ChangedCardReply = object({ cardNumber: v.nullish(v.string(), null) });

/** The reply to `POST /v3/oauth/token/generate`. */
export const TokenReply = object({
  data: object({
    accessToken: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
    ttlSeconds: v.pipe(v.number(), v.minValue(0)),
  }),
});
