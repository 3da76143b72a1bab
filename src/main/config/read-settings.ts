import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import * as v from 'valibot';
import { type Settings, SettingsSchema } from '../../shared/config/settings.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import { insteadOf } from './known-keys.ts';
import { faultsOf, listsAsSections, type SettingsPath, saidName } from './settings-faults.ts';
import { structureFault } from './structure.ts';
import { syntaxFault } from './syntax-fault.ts';

/** Where a reader finds an offset of a text: line and column from 1. A tab or a character counts as one column. */
const positionAt = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
};

/** One thing that is wrong in a configuration file. Lines and columns count from 1. */
export interface ConfigFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The settings, or everything that is wrong, in the order of the file; of a syntax error the first. */
export type ReadSettings =
  | {
      readonly ok: true;
      readonly settings: Settings;
      /** A fault that is found later, at what stands at a path of the file. */
      readonly faultAt: (path: SettingsPath, message: string) => ConfigFault;
    }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

const toValue = (node: Node): unknown => {
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [[String(key.value), toValue(value)] as const],
  );
  return Object.fromEntries(entries);
};

const duplicateKeys = (node: Node): readonly Node[] => {
  const seen = new Set<string>();
  const own =
    node.type !== 'object'
      ? []
      : (node.children ?? []).flatMap(({ children: [key] = [] }) => {
          if (key === undefined) return [];
          const again = seen.has(String(key.value));
          seen.add(String(key.value));
          return again ? [key] : [];
        });
  return [...own, ...(node.children ?? []).flatMap(duplicateKeys)];
};

/** Names that JavaScript's own objects have: as names of members they would be lost, or mean something else. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const reservedKeys = (node: Node): readonly Node[] => {
  const own =
    node.type !== 'object'
      ? []
      : (node.children ?? []).flatMap(({ children: [key] = [] }) =>
          key !== undefined && RESERVED.has(String(key.value)) ? [key] : [],
        );
  return [...own, ...(node.children ?? []).flatMap(reservedKeys)];
};

/** The member of a section or a list that counts: of several of one name the last. */
const memberOf = (node: Node, key: string | number): Node | undefined =>
  node.type === 'array'
    ? node.children?.[Number(key)]
    : node.children?.findLast(({ children: [name] = [] }) => name?.value === key);

/** The node to point at: the value at the path, its key when the key itself is wrong, or the nearest parent that is there. */
const nodeFor = (node: Node, [key, ...rest]: SettingsPath, isKey: boolean): Node => {
  const member = key === undefined ? undefined : memberOf(node, key);
  if (member === undefined) return node;
  const [name, value] = member.type === 'property' ? (member.children ?? []) : [member, member];
  return rest.length === 0 && isKey ? (name ?? member) : nodeFor(value ?? member, rest, isKey);
};

interface Found {
  readonly offset: number;
  readonly message: string;
}

/** More faults than anybody reads, and each takes its time to be placed. */
const MOST_FAULTS = 100;

/** The first faults in the order of the file, one for each place. */
const inOrder = (found: readonly Found[]): readonly Found[] => {
  const byPlace = new Map<number, Found>();
  for (const one of found) if (!byPlace.has(one.offset)) byPlace.set(one.offset, one);
  const alone = (one: Found): boolean =>
    byPlace.get(one.offset) === one || one.message.includes(' is missing');
  return found
    .filter(alone)
    .sort((a, b) => a.offset - b.offset)
    .slice(0, MOST_FAULTS);
};

/** Reads the text of a configuration file: JSON with comments, checked against the schema, defaults filled in. Pure. */
export const readSettings = (file: string, source: string): ReadSettings => {
  const text = source.replace(/^\uFEFF/, '');
  const fault = (offset: number, message: string): ConfigFault => ({
    file,
    ...positionAt(text, offset),
    message: shownText(message),
  });
  if (/[\0\uFFFD]/.test(text)) return { ok: false, faults: [fault(0, 'the file is not text in UTF-8')] };
  if (text.trim() === '') return { ok: false, faults: [fault(0, 'the file is empty')] };
  const unbounded = structureFault(text);
  if (unbounded !== null) return { ok: false, faults: [fault(unbounded.offset, unbounded.message)] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: false });
  const [first] = errors;
  if (first !== undefined) {
    // What the parser stumbles over next follows from the first.
    const { offset, message } = syntaxFault(text, first);
    return { ok: false, faults: [fault(offset, message)] };
  }
  if (root?.type !== 'object')
    return { ok: false, faults: [fault(0, 'the settings have to stand in braces')] };
  const repeated = duplicateKeys(root).map(({ offset, value }) => ({
    offset,
    message: `"${saidName(String(value))}" stands twice`,
  }));
  const reserved = reservedKeys(root).map(({ offset, value }) => ({
    offset,
    message: `"${saidName(String(value))}" is not a name that can be used`,
  }));
  const value = toValue(root);
  const parsed = v.safeParse(SettingsSchema, value);
  const lists = listsAsSections(value, parsed.output);
  const faultAt = (path: SettingsPath, message: string): ConfigFault =>
    fault(nodeFor(root, path, false).offset, message);
  if (parsed.success && [repeated, reserved, lists].every(({ length }) => length === 0))
    return { ok: true, settings: parsed.output, faultAt };
  const instead = (path: SettingsPath) => insteadOf(SettingsSchema, value, path);
  const wrong = [...lists, ...faultsOf(parsed.issues ?? [], instead)].map(({ path, message, isKey }) => ({
    offset: nodeFor(root, path, isKey).offset,
    message,
  }));
  const found = inOrder([...repeated, ...wrong, ...reserved]);
  return { ok: false, faults: found.map(({ offset, message }) => fault(offset, message)) };
};
