import {
  PLACES,
  type StoredIdentifier,
  type StoredProfile,
  type TrainingSource,
} from '../capillary/store.ts';
import type { PersonIds } from './ids.ts';
import type { Sketch } from './sketch.ts';

const placesOf = (sketch: Sketch, index: number): readonly TrainingSource[] => {
  const [instore, wechat] = PLACES;
  if (instore === undefined || wechat === undefined) return PLACES;
  switch (sketch.places ?? (index % 5 === 0 ? 'both' : 'instore')) {
    case 'instore':
      return [instore];
    case 'wechat':
      return [wechat];
    case 'both':
      return [instore, wechat];
  }
};

/** The identifiers that the customer has in a place; the first is the primary one. */
const identifiersIn = (
  place: TrainingSource,
  sketch: Sketch,
  ids: PersonIds,
  index: number,
): readonly StoredIdentifier[] => {
  const main: readonly (readonly [string, string | null])[] = [
    ['mobile', ids.mobile],
    ['email', ids.email],
    ['externalId', sketch.unlinkedIds?.includes('externalId') === true ? null : ids.entityId],
  ];
  const wechat = ['wechat', `wx_${ids.mobile.slice(-6)}${index}`] as const;
  const other = sketch.elsewhere === undefined ? [] : [['mobile', sketch.elsewhere.mobile] as const];
  const beside =
    place.accountId === null ? main : [wechat, ...(sketch.places === 'wechat' ? main : []), ...other];
  return beside
    .flatMap(([type, value]) => (value === null ? [] : [{ type, value }]))
    .map((one, at) => ({ ...one, primary: at === 0 }));
};

/** Sources may disagree: the second profile of some holds only a first name, that of others another one. */
const namesIn = (
  { first, last, elsewhere }: Sketch,
  at: number,
  index: number,
): Pick<StoredProfile, 'firstName' | 'lastName'> => {
  if (at > 0 && elsewhere !== undefined) return { firstName: elsewhere.first, lastName: elsewhere.last };
  return { firstName: first, lastName: at > 0 && index % 2 === 1 ? null : last };
};

/** Makes the customer's profiles: one in each place where the customer is known. */
export const makeProfiles = (
  sketch: Sketch,
  ids: PersonIds,
  city: string,
  index: number,
): readonly StoredProfile[] =>
  placesOf(sketch, index).map((place, at) => ({
    ...place,
    ...namesIn(sketch, at, index),
    fields: {
      ...(sketch.onlyMobile === true
        ? {}
        : { city, preferred_language: sketch.country === 'IN' ? 'hi' : 'en' }),
      ...(sketch.unlinkedIds?.includes('wm_customer_id') === true
        ? {}
        : { wm_customer_id: ids.wmCustomerId }),
    },
    identifiers: identifiersIn(place, sketch, ids, index),
  }));
