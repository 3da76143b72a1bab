/** Types of identifier that Capillary names (contract: capillary, S). Replies may hold others. */
export const IDENTIFIER_TYPES = [
  'mobile',
  'email',
  'externalId',
  'cardnumber',
  'wechat',
  'martjackId',
  'fbId',
  'tmall_uname',
  'cuid',
  'ali_uname',
  'jd_uname',
  'vip_uname',
  'line',
] as const;

/** A known type of identifier. */
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** What a searched text can be taken for: an identifier of a type, Capillary's own id, or the beginning of a name. */
export const TAKEN_FOR = [...IDENTIFIER_TYPES, 'customerId', 'name'] as const;

/** What a searched text can be taken for. */
export type TakenFor = (typeof TAKEN_FOR)[number];

/** An identifier of a customer as one source holds it. `type` is an open set: as received, `cardNumber` read as `cardnumber`. */
export interface Identifier {
  readonly type: string;
  readonly value: string;
  readonly source: string;
  readonly accountId: string | null;
  readonly primary: boolean;
}
