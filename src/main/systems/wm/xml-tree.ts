import { type X2jOptions, XMLParser, XMLValidator } from 'fast-xml-parser';
import * as v from 'valibot';
import { unescapeXmlText } from './xml-text.ts';

/** What an element becomes: its text, a list, or an object of its children. The same shapes as in WM's JSON. */
type XmlTree = string | readonly XmlTree[] | { readonly [name: string]: XmlTree };

/** Characters that an XML reply may have. */
export const MAX_XML_LENGTH = 1_048_576;

/** Elements that may stand inside one another. WM's deepest member needs six. */
export const MAX_XML_DEPTH = 12;

/** The members that WM's JSON has as lists: one child, or an empty one, is read as a list too (contract: wm). */
const LISTS: ReadonlySet<string> = new Set(['preferences', 'channels', 'selections', 'errors']);

/** The list in each element of a list. XML writes an empty one as nothing at all. */
const LIST_IN: Readonly<Record<string, string>> = { preferences: 'channels', channels: 'selections' };

const TEXT = '#text';
const CDATA = '#cdata';

const OPTIONS: X2jOptions = {
  preserveOrder: true,
  textNodeName: TEXT,
  cdataPropName: CDATA,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  htmlEntities: false,
  // The parser's own bound, one beyond ours: it stops a bomb before our tree is built.
  maxNestedTags: MAX_XML_DEPTH + 1,
};

const Nodes = v.array(v.record(v.string(), v.unknown()));
type Node = v.InferOutput<typeof Nodes>[number];

/** Why an XML reply cannot be read. */
type XmlFault = 'syntax' | 'dtd' | 'entity' | 'depth' | 'size';

class Unreadable extends Error {
  readonly fault: XmlFault;

  constructor(fault: XmlFault) {
    super(fault);
    this.fault = fault;
  }
}

const nodesOf = (value: unknown): readonly Node[] => {
  const parsed = v.safeParse(Nodes, value);
  if (!parsed.success) throw new Unreadable('syntax');
  return parsed.output;
};

const textOf = (node: Node): string | null => {
  if (Object.hasOwn(node, CDATA))
    return nodesOf(node[CDATA])
      .map((part) => String(part[TEXT] ?? ''))
      .join('');
  if (!Object.hasOwn(node, TEXT)) return null;
  const text = unescapeXmlText(String(node[TEXT]));
  if (text === null) throw new Unreadable('entity');
  return text;
};

const asList = (values: readonly XmlTree[]): readonly XmlTree[] =>
  values.length === 1 && typeof values[0] === 'string' && values[0].trim() === '' ? [] : values;

const treeOf = (element: string, nodes: readonly Node[], depth: number): XmlTree => {
  if (depth > MAX_XML_DEPTH) throw new Unreadable('depth');
  const children = new Map<string, XmlTree[]>();
  let text = '';
  for (const node of nodes) {
    const own = textOf(node);
    if (own !== null) {
      text += own;
      continue;
    }
    const name = Object.keys(node)[0];
    if (name === undefined) throw new Unreadable('syntax');
    const child = treeOf(name, nodesOf(node[name]), depth + 1);
    const same = children.get(name);
    if (same === undefined) children.set(name, [child]);
    else same.push(child);
  }
  if (children.size === 0) return text;
  if (text.trim() !== '') throw new Unreadable('syntax');
  const members = [...children].map(([name, values]): [string, XmlTree] => {
    const [first, ...more] = values;
    if (LISTS.has(name)) return [name, asList(values)];
    return [name, first !== undefined && more.length === 0 ? first : values];
  });
  const list = LIST_IN[element];
  return Object.fromEntries(list === undefined ? members : [[list, []], ...members]);
};

/**
 * A reply whose list has no elements gets an empty list; its tracking id shows that it is a reply at all. A reply with
 * a `status` answers a write and has no list.
 */
const withOwnLists = (tree: XmlTree): XmlTree =>
  typeof tree === 'object' && Object.hasOwn(tree, 'request_tracking_id') && !Object.hasOwn(tree, 'status')
    ? { preferences: [], ...tree }
    : tree;

const fault = (reason: XmlFault): { readonly ok: false; readonly fault: XmlFault } => ({
  ok: false,
  fault: reason,
});

/**
 * Reads an XML reply into the tree that the same reply has as JSON, with every text exactly as it was written:
 * nothing trimmed, no text read as a number or a boolean. The root element's name does not matter; attributes are
 * left out; a member that stands several times becomes a list, and a list that stands nowhere an empty one. Refused, with the fault: a DTD, an entity that XML
 * itself does not define, more than `MAX_XML_LENGTH` characters or `MAX_XML_DEPTH` levels, bad XML, and text between
 * elements.
 */
export const readXml = (
  source: string,
): { readonly ok: true; readonly tree: XmlTree } | { readonly ok: false; readonly fault: XmlFault } => {
  if (source.length > MAX_XML_LENGTH) return fault('size');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) return fault('dtd');
  try {
    if (XMLValidator.validate(source) !== true) return fault('syntax');
    const parser = new XMLParser(OPTIONS);
    const [root, ...more] = nodesOf(parser.parse(source)).filter((node) => textOf(node)?.trim() !== '');
    const name = root === undefined ? undefined : Object.keys(root)[0];
    if (root === undefined || name === undefined || more.length > 0) return fault('syntax');
    return { ok: true, tree: withOwnLists(treeOf('', nodesOf(root[name]), 1)) };
  } catch (error) {
    // What the parser says may quote the reply, so only a word of ours goes on.
    return fault(error instanceof Unreadable ? error.fault : 'syntax');
  }
};
