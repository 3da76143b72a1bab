import { IDENTIFIER_TYPES, type IdentifierType } from '../../../shared/domain/identifier.ts';
import { isRefusal, type Refusal, refuse } from './errors.ts';
import { asObject } from './query.ts';

/** One identifier to add or remove, checked for its form alone. */
export interface Operation {
  readonly verb: 'add' | 'remove';
  readonly type: IdentifierType;
  readonly value: string;
  readonly seriesId: number | null;
  readonly statusLabel: string | null;
}

const MEMBERS = ['type', 'value', 'seriesId', 'statusLabel'];

/** Whether this text names a type of identifier, spelled as requests spell it. */
export const isIdentifierType = (type: unknown): type is IdentifierType =>
  IDENTIFIER_TYPES.some((one) => one === type);

/** Why a value cannot be an identifier of its type; null when it can. */
export const formFault = (type: IdentifierType, value: string): Refusal | null => {
  if (value === '' || value.trim() !== value)
    return refuse(1042, `the ${type} is empty or has space around it`);
  switch (type) {
    case 'mobile':
      return /^[1-9]\d{7,14}$/.test(value) ? null : refuse(8056, 'not digits with a country code');
    case 'email':
      return value.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)
        ? null
        : refuse(8055, 'not an e-mail address');
    case 'externalId':
      return value.length <= 250 ? null : refuse(8064, 'longer than 250 characters');
    case 'cardnumber':
      return value.length >= 5 && value.length <= 150 ? null : refuse(1042, 'not 5 to 150 characters');
    default:
      return value.length <= 250 ? null : refuse(1042, 'longer than 250 characters');
  }
};

const operation = (verb: Operation['verb'], item: unknown): Operation | Refusal => {
  const entry = asObject(item, MEMBERS, `an item of ${verb}`);
  if (isRefusal(entry)) return entry;
  const { type, value, seriesId = null, statusLabel = null } = entry;
  if (!isIdentifierType(type)) return refuse(1042, `the type is "${String(type)}"`);
  if (typeof value !== 'string') return refuse(1042, 'the value is not text');
  if (type !== 'cardnumber' && (seriesId !== null || statusLabel !== null))
    return refuse(400, 'series and label are for cards only');
  if (seriesId !== null && !(typeof seriesId === 'number' && Number.isInteger(seriesId)))
    return refuse(3000, 'the series id is not a whole number');
  if (statusLabel !== null && typeof statusLabel !== 'string')
    return refuse(3017, 'the status label is not text');
  return formFault(type, value) ?? { verb, type, value, seriesId, statusLabel };
};

/** Reads the body of `changeIdentifier`: `add` and `remove` are lists, at least one of them not empty. */
export const readOperations = (body: Readonly<Record<string, unknown>>): readonly Operation[] | Refusal => {
  const operations: Operation[] = [];
  for (const verb of ['add', 'remove'] as const) {
    const list: unknown = body[verb] ?? [];
    if (!Array.isArray(list)) return refuse(400, `${verb} is not a list`);
    for (const item of list) {
      const read = operation(verb, item);
      if (isRefusal(read)) return read;
      operations.push(read);
    }
  }
  if (operations.length === 0) return refuse(400, 'there is nothing to add and nothing to remove');
  const cards = operations.filter((one) => one.type === 'cardnumber');
  if (cards.filter((one) => one.verb === 'add').length > 1) return refuse(3035, 'several cards to add');
  if (cards.length > 1) return refuse(3037, 'several cards in one call');
  return operations;
};
