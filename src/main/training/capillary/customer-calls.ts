import { type TrainingContext, writable } from '../context.ts';
import { answerCase, denyCase, denyRead, mergeCase, type SeededCase, writeCase } from './cases.ts';
import { changeIdentifiers } from './change-identifier.ts';
import { notice } from './errors.ts';
import { findHolder } from './find.ts';
import type { AddCall } from './handle.ts';
import { formFault, isIdentifierType, readOperations } from './operations.ts';
import {
  deny,
  need,
  type Query,
  RefusalError,
  readBody,
  readNumber,
  readOptionalPlace,
  readPlace,
  readPlaces,
  readQuery,
} from './query.ts';
import { searchCustomers } from './search.ts';
import { type CapillaryStore, type StoredCustomer, samePlace, type TrainingSource } from './store.ts';
import { customerView } from './views.ts';

const PLACE = ['source', 'accountId'];
const LOOKUP = [...PLACE, 'identifierName', 'identifierValue'];

const customerById = (store: CapillaryStore, text: string | undefined) => {
  if (text === undefined || !/^[1-9]\d{0,14}$/.test(text))
    return deny(8009, 'the customer id is not a number');
  const id = Number(text);
  const survivor = store.mergedInto(id);
  const customer = store.customer(survivor ?? id);
  if (customer === undefined) return deny(8015, 'nobody has this id', 404);
  return { customer, merged: survivor !== undefined };
};

const lookUp = (store: CapillaryStore, query: Query): StoredCustomer => {
  const place = need(readPlaces(query));
  const type = query.get('identifierName');
  const value = query.get('identifierValue') ?? '';
  if (!isIdentifierType(type)) return deny(8013, `the identifier name is "${type ?? ''}"`);
  const fault = formFault(type, value);
  if (fault !== null) throw new RefusalError(fault);
  denyRead(value);
  const found = findHolder(store, type, value, place === 'all' ? null : place);
  return found ?? deny(8015, 'nobody has this identifier here');
};

const readEmbed = (query: Query): readonly string[] => {
  const embed = query.get('embed');
  if (embed === undefined) return [];
  return /^[A-Za-z_]+(,[A-Za-z_]+)*$/.test(embed) ? embed.split(',') : deny(400, `embed is "${embed}"`);
};

/** The place of a read gives what is held in it: a customer without a profile there is not found in it. */
const knownIn = (customer: StoredCustomer, place: TrainingSource | 'all'): void => {
  if (place !== 'all' && !customer.profiles.some((profile) => samePlace(profile, place)))
    deny(8065, 'the customer has no profile in this place', 404);
};

/** Adds the calls about customers (contract: capillary, Calls). */
export const addCustomerCalls = (
  add: AddCall,
  deps: { readonly store: CapillaryStore; readonly clock: { now(): number }; readonly till: string },
): void => {
  const { store } = deps;
  const about = (c: TrainingContext, customer: StoredCustomer): void =>
    c.get('seen').note({ subject: String(customer.id) });

  add('GET', '/v2/customers/lookup', 'lookup', (c) => {
    const customer = lookUp(store, need(readQuery(c, LOOKUP)));
    about(c, customer);
    return Response.json({ entity: customer.id, warnings: [] });
  });

  add('GET', '/v2/customers/lookup/customerDetails', 'lookupDetails', (c) => {
    const query = need(readQuery(c, [...LOOKUP, 'embed']));
    const shown = { place: need(readPlaces(query)), embed: readEmbed(query) };
    const customer = lookUp(store, query);
    about(c, customer);
    return Response.json({ ...customerView(customer, store, shown), warnings: [] });
  });

  add('GET', '/v2/customers/search', 'search', (c) => {
    const query = need(readQuery(c, [...PLACE, 'q', 'limit', 'offset']));
    need(readOptionalPlace(query));
    const q = query.get('q') ?? '';
    if (q.trim() === '') return deny(400, 'there is nothing to search for');
    denyRead(q);
    const limit = need(readNumber(query, 'limit', { min: 1, max: 100, otherwise: 10 }));
    const offset = need(readNumber(query, 'offset', { min: 0, max: 1_000_000, otherwise: 0 }));
    return Response.json(searchCustomers(store, q, limit, offset));
  });

  add('GET', '/v2/customers/:id', 'customer', (c) => {
    const query = need(readQuery(c, [...PLACE, 'embed']));
    const shown = { place: need(readPlaces(query)), embed: readEmbed(query) };
    const { customer, merged } = customerById(store, c.req.param('id'));
    knownIn(customer, shown.place);
    about(c, customer);
    return Response.json({
      ...customerView(customer, store, shown),
      warnings: merged ? [notice(91009)] : [],
    });
  });

  add('POST', '/v2/customers/:id/changeIdentifier', 'changeIdentifier', async (c) => {
    const place = need(readPlace(need(readQuery(c, PLACE))));
    const body = need(await readBody(c, ['add', 'remove']));
    // Found after the body was read: what stands meanwhile may not be overwritten.
    const open = writable(c, store);
    const { customer, merged } = customerById(open, c.req.param('id'));
    about(c, customer);
    if (merged) return deny(8053, 'the customer was merged into another');
    const operations = need(readOperations(body));
    c.get('seen').note({ asked: operations.map(({ verb, type, value }) => `${verb} ${type} ${value}`) });
    const seeded = operations.reduce<SeededCase | null>(
      (found, { value }) => found ?? writeCase(value),
      null,
    );
    denyCase(seeded);
    const now = deps.clock.now();
    const changed = need(changeIdentifiers({ store: open, now, by: deps.till }, customer, place, operations));
    c.get('seen').note({ applied: true });
    if (seeded === null) return Response.json(changed);
    const createdId = mergeCase(open, changed.createdId, seeded);
    return answerCase(c, seeded, { ...changed, createdId });
  });
};
