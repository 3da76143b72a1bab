import { pick } from '../plan/random.ts';

type Random = () => number;

/** What a reply may hold that it should not. */
const FOREIGN = [
  '<!DOCTYPE r [<!ENTITY lol "lol">]>',
  '&lol;',
  '&#0;',
  '&#xD800;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0"?>',
  '<a>'.repeat(40),
  '{"a":'.repeat(40),
  '[[[[',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '<html>',
  '"status":"Success"',
  '<status>Success</status>',
  '<error><code>1</code></error>',
  '"error":{"code":"1"}',
  '9'.repeat(400),
  '1e999',
] as const;

const place = (random: Random, text: string): number => Math.floor(random() * (text.length + 1));

const DAMAGES: readonly [
  (random: Random, text: string) => string,
  ...((random: Random, text: string) => string)[],
] = [
  (_, text) => text,
  (random, text) => text.slice(0, place(random, text)),
  (random, text) => {
    const at = place(random, text);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 8));
  },
  (random, text) => {
    const at = place(random, text);
    return text.slice(0, at) + pick(random, FOREIGN) + text.slice(at);
  },
  (random, text) => {
    const at = place(random, text);
    return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x3000)) + text.slice(at + 1);
  },
  (random, text) => {
    const [from, to] = [place(random, text), place(random, text)].toSorted((a, b) => a - b);
    return text + text.slice(from, to);
  },
];

/** A reply as it may arrive: as it was written, cut, or with something in it that does not belong there. */
export const damaged = (random: Random, text: string): string => {
  const first = pick(random, DAMAGES)(random, text);
  return random() < 0.3 ? pick(random, DAMAGES)(random, first) : first;
};
