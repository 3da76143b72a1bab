/** An element with its attributes in order, and either elements or a text inside. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: readonly XmlElement[] | string;
}

/** An element. */
export const xmlElement = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  inside: XmlElement['inside'] = [],
): XmlElement => ({ name, attributes, inside });

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text as it stands in an element or an attribute. What XML has no way to hold is not for this function. */
const xmlText = (text: string): string => text.replace(/[&<>"']/g, (found) => NAMED[found] ?? found);

const attributesOf = ({ attributes }: XmlElement): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('');

/** The lines of an element, two blanks deeper at each level; a text stands beside its tags, blank by blank. */
const xmlLines = (element: XmlElement, depth = 0): readonly string[] => {
  const before = '  '.repeat(depth);
  const { name, inside } = element;
  const open = `${before}<${name}${attributesOf(element)}`;
  if (typeof inside === 'string') return [`${open}>${xmlText(inside)}</${name}>`];
  if (inside.length === 0) return [`${open}/>`];
  return [`${open}>`, ...inside.flatMap((one) => xmlLines(one, depth + 1)), `${before}</${name}>`];
};

/** The text of a document in UTF-8; `doctype` stands before its root. */
export const xmlDocument = (root: XmlElement, doctype: readonly string[] = []): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', ...doctype, ...xmlLines(root), ''].join('\n');
