import type { LoyaltyCustomer } from '../../../shared/domain/customer.ts';
import { IDENTIFIER_TYPES } from '../../../shared/domain/identifier.ts';
import { ok, type Result } from '../../../shared/domain/problem.ts';
import type { CapillaryClient, Source } from './client.ts';
import { acrossSources, isIn } from './sources.ts';
import { anchorsOf } from './survivor.ts';
import { toCustomer } from './to-customer.ts';

/** Reads customers as all sources tell of them. */
export interface CustomerReads {
  /** Everybody who holds an identifier in any source, each once; a record that was merged away gives its survivor. */
  holders(type: string, value: string): Promise<Result<readonly LoyaltyCustomer[]>>;
  /** The customer of an id; `also`: a source to ask beside the configured ones. */
  byId(id: string, also?: Source): Promise<Result<LoyaltyCustomer | null>>;
}

type One = Result<LoyaltyCustomer | null>;

/** What was read, without the sources that know nobody; the problem of the first that could not be read. */
const readable = (results: readonly One[]): Result<readonly LoyaltyCustomer[]> => {
  const customers: LoyaltyCustomer[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    if (result.value !== null) customers.push(result.value);
  }
  return ok(customers);
};

const idsOf = (customers: readonly LoyaltyCustomer[]): readonly string[] => [
  ...new Set(customers.map(({ id }) => id)),
];

const joined = (customers: readonly LoyaltyCustomer[]): LoyaltyCustomer | null => {
  const [first, ...others] = customers;
  return first === undefined
    ? null
    : acrossSources(
        first,
        others.filter(({ id }) => id === first.id),
      );
};

/** Makes the reads over the configured sources. A source that cannot be read fails the whole: nothing is half told. */
export const createCustomerReads = (client: CapillaryClient, sources: readonly Source[]): CustomerReads => {
  const inSource = async (id: string, source: Source): Promise<One> => {
    const found = await client.customerById(source, id);
    return found.ok && found.value !== null
      ? ok(toCustomer(found.value, source))
      : found.ok
        ? ok(null)
        : found;
  };

  const lookUp = async (type: string, value: string): Promise<Result<readonly LoyaltyCustomer[]>> =>
    readable(
      await Promise.all(
        sources.map(async (source): Promise<One> => {
          const found = await client.customerByIdentifier(source, type, value);
          if (!found.ok) return found;
          return ok(found.value === null ? null : toCustomer(found.value, source));
        }),
      ),
    );

  /** The same customer with what the sources tell that have not told of it yet. */
  const completed = async (customer: LoyaltyCustomer): Promise<One> => {
    const silent = sources.filter((source) => !customer.profiles.some((profile) => isIn(profile, source)));
    const more = readable(await Promise.all(silent.map((source) => inSource(customer.id, source))));
    return more.ok ? ok(joined([customer, ...more.value])) : more;
  };

  /** Into whom a record was merged, where one of its identifiers leads to exactly one other. */
  const survivorOf = async (gone: LoyaltyCustomer): Promise<Result<LoyaltyCustomer | null>> => {
    for (const { type, value } of anchorsOf(gone, IDENTIFIER_TYPES)) {
      const found = await lookUp(type, value);
      if (!found.ok) return found;
      const others = found.value.filter((one) => one.id !== gone.id && one.mergedAway !== true);
      if (idsOf(others).length === 1) {
        const survivor = joined(others);
        return survivor === null ? ok(null) : completed(survivor);
      }
    }
    return ok(null);
  };

  const byId: CustomerReads['byId'] = async (id, also) => {
    const asked = also === undefined || sources.some((one) => isIn(also, one)) ? sources : [...sources, also];
    const found = readable(await Promise.all(asked.map((source) => inSource(id, source))));
    if (!found.ok) return found;
    // An answer of another id is the survivor's, whatever the sources say of the record that was asked for.
    const survivor = joined(found.value.filter((one) => one.id !== id));
    if (survivor !== null) {
      const { mergedAway: _, ...standing } = survivor;
      return ok(standing);
    }
    const customer = joined(found.value);
    if (customer?.mergedAway !== true) return ok(customer);
    const followed = await survivorOf(customer);
    return followed.ok ? ok(followed.value ?? customer) : followed;
  };

  return {
    byId,
    holders: async (type, value) => {
      const found = await lookUp(type, value);
      if (!found.ok) return found;
      const whole = await Promise.all(
        idsOf(found.value).map((id) => {
          const customer = joined(found.value.filter((one) => one.id === id));
          if (customer === null) return ok(null);
          return customer.mergedAway === true ? byId(id) : completed(customer);
        }),
      );
      const read = readable(whole);
      if (!read.ok) return read;
      return ok(idsOf(read.value).flatMap((id) => joined(read.value.filter((one) => one.id === id)) ?? []));
    },
  };
};
