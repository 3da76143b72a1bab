import { type XmlElement, xmlDocument, xmlElement } from './xml.ts';

/** What a property list holds. Numbers are whole. */
export type PlistValue =
  | string
  | number
  | boolean
  | readonly PlistValue[]
  | { readonly [key: string]: PlistValue };

const isList = (value: PlistValue): value is readonly PlistValue[] => Array.isArray(value);

const nodeOf = (value: PlistValue): XmlElement => {
  if (typeof value === 'string') return xmlElement('string', {}, value);
  if (typeof value === 'number') return xmlElement('integer', {}, `${value}`);
  if (typeof value === 'boolean') return xmlElement(`${value}`);
  if (isList(value)) return xmlElement('array', {}, value.map(nodeOf));
  const entries = Object.entries(value).flatMap(([key, it]) => [xmlElement('key', {}, key), nodeOf(it)]);
  return xmlElement('dict', {}, entries);
};

const DOCTYPE =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';

/** The text of a property list, as macOS reads it. */
export const plistText = (value: PlistValue): string =>
  xmlDocument(xmlElement('plist', { version: '1.0' }, [nodeOf(value)]), [DOCTYPE]);
