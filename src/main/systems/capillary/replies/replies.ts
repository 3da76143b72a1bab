import * as v from 'valibot';
import { must } from '../../kit/must.ts';
import { told } from '../../kit/told.ts';
import { idOfSomebody, remark } from './members.ts';

// Unknown members are tolerated everywhere.

/** What every reply may hold beside its own members. */
export const CapillaryEnvelope = must.object({ errors: must.list(remark), warnings: must.list(remark) });

const statusInfo = must.orNull(
  must.object({ label: must.orNull(must.text), status: must.orNull(must.text), isActive: told.flag }),
);

const cardMembers = {
  cardNumber: must.text,
  seriesId: must.orNull(must.number),
  seriesCode: told.text,
  seriesName: told.text,
  issuedDate: told.date,
  expiryDate: told.date,
  maxActiveCards: told.count,
  statusInfo,
};

/** A card as it stands in a customer's `cardDetails` (contract: capillary). */
export const CardOfCustomer = must.object(cardMembers);

/** The reply to `GET /v2/card`: `customerId` is 0, or missing, when the card is linked to nobody. */
export const CardReply = must.object({ ...cardMembers, customerId: idOfSomebody });

const identifier = must.object({ type: must.text, value: must.text, primary: told.flag });

/** One of `identifiersAll`: where it is of another source than its profile's, it may say so. */
const anyIdentifier = told.object({
  type: told.asItCame,
  value: told.asItCame,
  source: told.asItCame,
  accountId: told.asItCame,
});

/** A name may be somebody's phone number, where nobody asked for a name. */
const profile = must.object({
  firstName: told.words,
  lastName: told.words,
  source: must.orNull(must.text),
  accountId: must.orNull(must.value),
  fields: told.fields,
  identifiers: must.list(identifier),
  identifiersAll: told.list(anyIdentifier),
  commChannels: told.list(told.object({ type: told.asItCame, value: told.asItCame, primary: told.flag })),
});

const slab = told.object({ currentSlab: told.text });

/** The reply to the reads of one customer. */
export const CustomerReply = must.object({
  id: must.id,
  profiles: must.list(profile),
  loyaltyInfo: slab,
  pointsSummary: slab,
  loyaltyProgramDetails: told.list(slab),
  cardDetails: must.list(CardOfCustomer),
  extendedFields: told.fields,
  warnings: must.list(remark),
});

/** The reply to `GET /v2/customers/search`. */
export const SearchReply = must.object({
  pagination: told.object({ total: told.count }),
  data: v.array(
    must.object({
      userId: must.id,
      matchedIdentifiers: must.list(
        must.object({
          idType: must.text,
          idValue: must.text,
          source: must.orNull(must.text),
          accountId: must.orNull(must.value),
        }),
      ),
      profiles: must.list(profile),
    }),
  ),
});

/** The reply to `GET /v2/card/statusLog`. */
export const StatusLogReply = must.object({
  data: v.pipe(
    v.unknown(),
    v.check((value) => Array.isArray(value)),
    told.list(
      told.object({
        label: told.text,
        status: told.text,
        reason: told.words,
        createdOn: told.date,
        createdBy: told.text,
        isActive: told.flag,
      }),
    ),
  ),
});

/** The reply to `GET /v2/card/series/get/all`. */
export const SeriesListReply = must.object({
  data: v.array(
    must.object({
      id: must.number,
      code: told.text,
      name: told.text,
      type: told.text,
      isActive: told.flag,
      maxActiveCardsPerCustomer: told.count,
      cardGenerationEnabled: told.flag,
      cardGenerationConfiguration: told.object({
        prefix: told.asItCame,
        suffix: told.asItCame,
        length: told.count,
      }),
    }),
  ),
});

/** The reply to `GET /v2/genericStatus/card/labels`. */
export const LabelsReply = must.object({
  data: v.array(
    must.object({
      label: must.text,
      status: must.orNull(must.text),
      isActive: told.flag,
      default: told.flag,
    }),
  ),
});

/** The reply to `POST /v2/customers/{id}/changeIdentifier`: `success` is the older form. */
export const ChangeReply = must.object({ createdId: idOfSomebody, success: must.flag });

/** The reply to `POST /v2/card`: the id of the new card. An error reply has none. */
export const AddedCardReply = must.object({ entity: idOfSomebody });

const newNumber = v.union([v.pipe(must.text, v.minLength(1), v.maxLength(150)), must.id]);
const newNumbers = v.pipe(
  v.nullish(v.union([v.array(newNumber), newNumber]), []),
  v.transform((numbers) => (Array.isArray(numbers) ? numbers : [numbers])),
);

/**
 * The reply to `POST /v2/card/generate`: the new numbers, as `entity` or as `data` (contract: capillary). An error reply
 * has none.
 */
export const GeneratedCardsReply = must.object({ entity: newNumbers, data: newNumbers });

/** The reply to `PUT /v2/card`: the card. An error reply has none. */
export const ChangedCardReply = must.object({ cardNumber: must.orNull(must.text) });

/** The reply to `POST /v3/oauth/token/generate`. */
export const TokenReply = must.object({
  data: must.object({
    accessToken: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
    ttlSeconds: v.pipe(v.number(), v.minValue(0)),
  }),
});
