import type * as v from 'valibot';
import type { LoyaltyCustomer, Profile } from '../../../../shared/domain/customer.ts';
import type { Identifier } from '../../../../shared/domain/identifier.ts';
import type { Source } from '../calls/client.ts';
import { isSameName, withoutRepeats } from '../customers/sources.ts';
import { MERGED_AWAY } from './codes.ts';
import type { CustomerReply } from './replies.ts';
import { toCard } from './to-card.ts';

type ProfileReply = v.InferOutput<typeof CustomerReply>['profiles'][number];

/** The spelling of a type here: replies may spell `cardNumber` (contract: capillary). */
export const typeOf = (received: string): string =>
  received.toLowerCase() === 'cardnumber' ? 'cardnumber' : received;

/** An account id that says something: samples hold empty ones. */
export const accountOf = (received: string | null): string | null => (received === '' ? null : received);

const nameOf = (profile: ProfileReply): string =>
  [profile.firstName, profile.lastName]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');

/** A profile of the domain. */
export const toProfile = (profile: ProfileReply): Profile => ({
  source: profile.source ?? '',
  accountId: accountOf(profile.accountId),
  name: nameOf(profile),
  fields: profile.fields,
});

/** The identifiers of a profile. One is primary when it says so, or when the same contact is the profile's primary channel. */
export const profileIdentifiers = (profile: ProfileReply): readonly Identifier[] => {
  const primary = new Set(
    profile.commChannels
      .filter((channel) => channel.primary === true)
      .map(({ type, value }) => JSON.stringify([type, value])),
  );
  return profile.identifiers.map((identifier) => ({
    type: typeOf(identifier.type),
    value: identifier.value,
    source: profile.source ?? '',
    accountId: accountOf(profile.accountId),
    primary:
      identifier.primary === true ||
      (primary.size > 0 && primary.has(JSON.stringify([identifier.type, identifier.value]))),
  }));
};

/** What a customer of these profiles is called. */
export const firstName = (profiles: readonly Profile[]): string =>
  profiles.find(({ name }) => name !== '')?.name ?? '';

/** A profile as it says where it is, or as the source that was asked for it. */
const placed = (profile: ProfileReply, asked: Source): ProfileReply => {
  const source = profile.source ?? asked.source;
  const accountId =
    accountOf(profile.accountId) ?? (isSameName(source, asked.source) ? asked.accountId : null);
  return { ...profile, source, accountId };
};

/** What `identifiersAll` holds beside the profile's own: identifiers of other sources, which it may not name. */
const elsewhereOf = (profile: ProfileReply): readonly Identifier[] => {
  const keyOf = (type: string, value: string): string => {
    const known = typeOf(type);
    return `${known.length} ${known}${value}`;
  };
  const own = new Set(profile.identifiers.map(({ type, value }) => keyOf(type, value)));
  return profile.identifiersAll.flatMap((one) => {
    const { type, value, source, accountId } = one;
    if (type === null || value === null) return [];
    return own.has(keyOf(type, value))
      ? []
      : [
          {
            type: typeOf(type),
            value,
            source: source ?? '',
            accountId: accountOf(accountId),
            primary: false,
          },
        ];
  });
};

/** A customer of the domain from the reply to a read of one customer in a source. */
export const toCustomer = (reply: v.InferOutput<typeof CustomerReply>, asked: Source): LoyaltyCustomer => {
  const told = reply.profiles.map((profile) => placed(profile, asked));
  const profiles = told.map(toProfile);
  const tiers = [reply.pointsSummary, ...reply.loyaltyProgramDetails, reply.loyaltyInfo];
  const isMergedAway = reply.warnings.some(({ code }) => code === MERGED_AWAY);
  return {
    id: reply.id,
    name: firstName(profiles),
    tier: tiers.map((slab) => slab?.currentSlab?.trim() ?? '').find((tier) => tier !== '') ?? null,
    profiles,
    identifiers: withoutRepeats([...told.flatMap(profileIdentifiers), ...told.flatMap(elsewhereOf)]),
    cards: reply.cardDetails.map(toCard),
    extendedFields: reply.extendedFields,
    ...(isMergedAway && { mergedAway: true }),
  };
};
