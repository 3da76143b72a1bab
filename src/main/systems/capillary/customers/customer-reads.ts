import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import { IDENTIFIER_TYPES } from '../../../../shared/domain/identifier.ts';
import { ok, type Result } from '../../../../shared/domain/problem.ts';
import type { CapillaryClient, Source } from '../calls/client.ts';
import { toCustomer } from '../replies/to-customer.ts';
import { acrossSources, isIn } from './sources.ts';
import { anchorsOf } from './survivor.ts';

/** A record as the sources tell of it that answered a look-up, and those that have not told of it. */
interface Told {
  readonly customer: LoyaltyCustomer;
  readonly unread: readonly Source[];
}

/** Reads customers as all sources tell of them. */
interface CustomerReads {
  /**
   * Everybody who holds an identifier in any source, each once, as the sources tell of them that answer: nothing more is
   * read, save that a record that was merged away gives its survivor.
   */
  told(type: string, value: string): Promise<Result<readonly Told[]>>;
  /** The customer with what the other sources tell; the survivor, where one of them answers with it. */
  completed(told: Told): Promise<Result<LoyaltyCustomer | null>>;
  /** Everybody who holds an identifier in any source, each once; a record that was merged away gives its survivor. */
  holders(type: string, value: string): Promise<Result<readonly LoyaltyCustomer[]>>;
  /** The customer of an id; `also`: a source to ask beside the configured ones. */
  byId(id: string, also?: Source): Promise<Result<LoyaltyCustomer | null>>;
}

type One = Result<LoyaltyCustomer | null>;

/**
 * The customers that were read; reads that found nobody are left out. The first problem where one could not be read.
 */
const readable = <T>(results: readonly Result<T | null>[]): Result<readonly T[]> => {
  const found: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    if (result.value !== null) found.push(result.value);
  }
  return ok(found);
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

  const inSources = async (
    id: string,
    asked: readonly Source[],
  ): Promise<Result<readonly LoyaltyCustomer[]>> =>
    readable(await Promise.all(asked.map((source) => inSource(id, source))));

  const isUnread = (source: Source, { profiles }: LoyaltyCustomer): boolean =>
    !profiles.some((profile) => isIn(profile, source));

  /** Whom the sources know by an identifier, each once. */
  const lookUp = async (type: string, value: string): Promise<Result<readonly Told[]>> => {
    const answers = readable(
      await Promise.all(
        sources.map(async (source) => {
          const found = await client.customerByIdentifier(source, type, value);
          if (!found.ok) return found;
          return ok(found.value === null ? null : { customer: toCustomer(found.value, source), source });
        }),
      ),
    );
    if (!answers.ok) return answers;
    return ok(
      idsOf(answers.value.map(({ customer }) => customer)).flatMap((id) => {
        const own = answers.value.filter(({ customer }) => customer.id === id);
        const customer = joined(own.map((answer) => answer.customer));
        if (customer === null) return [];
        const rest = sources.filter((source) => !own.some((answer) => answer.source === source));
        return [{ customer, unread: rest.filter((source) => isUnread(source, customer)) }];
      }),
    );
  };

  /** Into whom a record was merged, where one of its identifiers leads to exactly one other. */
  const survivorOf = async (gone: LoyaltyCustomer): Promise<One> => {
    for (const { type, value } of anchorsOf(gone, IDENTIFIER_TYPES)) {
      const found = await lookUp(type, value);
      if (!found.ok) return found;
      const [survivor, ...others] = found.value.filter(
        ({ customer }) => customer.id !== gone.id && customer.mergedAway !== true,
      );
      if (survivor === undefined || others.length > 0) continue;
      const rest = await inSources(survivor.customer.id, survivor.unread);
      return rest.ok ? ok(joined([survivor.customer, ...rest.value])) : rest;
    }
    return ok(null);
  };

  /** Whose record it is that sources tell under an id. */
  const settled = async (id: string, found: readonly LoyaltyCustomer[]): Promise<One> => {
    // An answer of another id is the survivor's, whatever the sources say of the record that was asked for.
    const survivor = joined(found.filter((one) => one.id !== id));
    if (survivor !== null) {
      const { mergedAway: _, ...standing } = survivor;
      return ok(standing);
    }
    const customer = joined(found);
    if (customer?.mergedAway !== true) return ok(customer);
    const followed = await survivorOf(customer);
    return followed.ok ? ok(followed.value ?? customer) : followed;
  };

  const byId: CustomerReads['byId'] = async (id, also) => {
    const asked = also === undefined || sources.some((one) => isIn(also, one)) ? sources : [...sources, also];
    const found = await inSources(id, asked);
    return found.ok ? settled(id, found.value) : found;
  };

  const completed: CustomerReads['completed'] = async ({ customer, unread }) => {
    const rest = await inSources(customer.id, unread);
    return rest.ok ? settled(customer.id, [customer, ...rest.value]) : rest;
  };

  return {
    byId,
    completed,
    told: async (type, value) => {
      const found = await lookUp(type, value);
      if (!found.ok) return found;
      return readable(
        await Promise.all(
          found.value.map(async (told): Promise<Result<Told | null>> => {
            if (told.customer.mergedAway !== true) return ok(told);
            const followed = await byId(told.customer.id);
            if (!followed.ok) return followed;
            return ok(followed.value === null ? null : { customer: followed.value, unread: [] });
          }),
        ),
      );
    },
    holders: async (type, value) => {
      const found = await lookUp(type, value);
      if (!found.ok) return found;
      const read = readable(
        await Promise.all(
          found.value.map((told) =>
            told.customer.mergedAway === true ? byId(told.customer.id) : completed(told),
          ),
        ),
      );
      if (!read.ok) return read;
      return ok(idsOf(read.value).flatMap((id) => joined(read.value.filter((one) => one.id === id)) ?? []));
    },
  };
};
