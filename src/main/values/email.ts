import { cleanCode } from './clean.ts';
import { nothing, settled, value } from './parsed.ts';
import { unwrapped, withoutLabel } from './written.ts';

const ADDRESS = /^[^\s@<>()[\],;:"\\]+@[^\s@.<>()[\],;:"\\]+(?:\.[^\s@.<>()[\],;:"\\]+)+$/;
const LONGEST = 250;

const LABEL = /^(?:e ?-?mail|mail|email ?id|e)(?: (?:id|address|adresse))?[ .:=-]+(?=\S+ ?@)/iu;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** `mailto:` without the subject and all that may come with it. */
const ofLink = (text: string): string => {
  const [, link] = /^mailto: ?([^?]*)/i.exec(text) ?? [];
  return link === undefined ? text : cleanCode(decoded(link));
};

/** An address in pointed brackets after a name, or before a remark in round ones. */
const ofSignature = (text: string): string => {
  const [, address] = /<([^<>]*@[^<>]*)>/.exec(text) ?? [];
  return address ?? text.replace(/\s*\([^()@]*\)$/, '');
};

/** Signs that stand for others where an address is written for people alone, and blanks that typing leaves. */
const asTyped = (text: string): string =>
  text
    .replace(/\s*[([{]\s*at\s*[)\]}]\s*/gi, '@')
    .replace(/\s*[([{]\s*dot\s*[)\]}]\s*/gi, '.')
    .replace(/。/g, '.')
    .replace(/[’‘]/g, "'")
    .replace(/^[<>"()[\]]+|[<>"()[\]]+$/g, '')
    .replace(/\s*@\s*/g, '@')
    .replace(/(?<=@.*)\s*\.\s*/g, '.');

/** Without a name before the address, such as `Asha Verma, a@b.in`. */
const NAME_BEFORE = /^[^@,;]*[,;]\s*(?=[^\s@]+@)/;

const lowerDomain = (address: string): string => {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
};

/**
 * An e-mail address. It is sent as typed; a system that compares letter by letter may hold it in small letters, so that
 * it is looked up in these too.
 */
export const parseEmail = settled((text) => {
  const link = ofLink(unwrapped(cleanCode(text)));
  if (link === '') return nothing('empty');
  const address = unwrapped(
    asTyped(unwrapped(ofLink(withoutLabel(ofSignature(link), LABEL)))).replace(NAME_BEFORE, ''),
  );
  if (address.length > LONGEST) return nothing('length');
  const several = address.split(/[\s,;]+|\/(?=[^@]*@)/).filter((part) => ADDRESS.test(part));
  if (several.length > 1) return nothing('several');
  if (!ADDRESS.test(address)) return nothing('email');
  return value(address, address.toLowerCase(), lowerDomain(address));
});
