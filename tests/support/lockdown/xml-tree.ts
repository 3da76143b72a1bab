import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as v from 'valibot';

/** An element as a parser sees it. Names are in Clark's form: `{namespace}name`, and `name` alone without a namespace. */
export interface Seen {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Seen[];
  /** All text directly inside, blanks included. */
  readonly text: string;
}

/** A document, or why it is none. */
export type Document =
  | { readonly root: Seen; readonly fault: null }
  | { readonly root: null; readonly fault: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
});

type Scope = ReadonlyMap<string, string>;

const NodeSchema = v.record(v.string(), v.unknown());
const AttributesSchema = v.record(v.string(), v.string());

/** A text that a parser would not stumble over, and people would: a stray ampersand. */
const STRAY = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

/** The parser takes any declaration; others do not. */
const DECLARATION = /^<\?xml version="1\.0"(?: encoding="(?:utf|UTF)-8")? ?\?>/;

const named = (name: string, scope: Scope, isAttribute: boolean): string => {
  const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name];
  // An attribute without a prefix has no namespace, whatever the default is.
  if (prefix === '' && isAttribute) return name;
  const space = scope.get(prefix ?? '');
  if (space === undefined) {
    if (prefix === '') return name;
    throw new Error(`the prefix ${prefix} is not declared`);
  }
  return `{${space}}${local}`;
};

const elementOf = (node: unknown, outer: Scope): Seen | null => {
  const { ':@': own = {}, ...rest } = v.parse(NodeSchema, node);
  const [entry] = Object.entries(rest);
  if (entry === undefined || entry[0] === '#text' || entry[0].startsWith('?')) return null;
  const given = Object.entries(v.parse(AttributesSchema, own));
  const scope = new Map(outer);
  for (const [name, value] of given) {
    if (name === 'xmlns') scope.set('', value);
    else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
  }
  const [tag, inside] = entry;
  const nodes = v.parse(v.array(v.unknown()), inside);
  const attributes = given
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]) => [named(name, scope, true), value] as const);
  return {
    name: named(tag, scope, false),
    attributes: new Map(attributes),
    children: nodes.flatMap((one) => elementOf(one, scope) ?? []),
    text: nodes
      .map((one) => v.parse(NodeSchema, one)['#text'])
      .filter((text) => typeof text === 'string')
      .join(''),
  };
};

/** Reads a document with its namespaces. */
export const readXml = (text: string): Document => {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { root: null, fault: `not well-formed: ${valid.err.msg}` };
  if (text.startsWith('<?xml') && !DECLARATION.test(text))
    return { root: null, fault: 'not well-formed: the declaration' };
  if (STRAY.test(text)) return { root: null, fault: 'not well-formed: a stray &' };
  try {
    const nodes = v.parse(v.array(v.unknown()), parser.parse(text));
    const [root, ...more] = nodes.flatMap((node) => elementOf(node, new Map()) ?? []);
    if (root === undefined || more.length > 0) return { root: null, fault: 'not one root' };
    return { root, fault: null };
  } catch (error) {
    return { root: null, fault: `not well-formed: ${error instanceof Error ? error.message : 'unknown'}` };
  }
};

/** All elements of a name, at any depth. */
export const allNamed = (seen: Seen, name: string): readonly Seen[] => [
  ...(seen.name === name ? [seen] : []),
  ...seen.children.flatMap((child) => allNamed(child, name)),
];
