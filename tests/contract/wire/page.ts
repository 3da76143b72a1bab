import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';

/** The project's own page of a system: what its calls are, one a line of code. */
export const pageOf = (upstream: UpstreamName): string =>
  readFileSync(fileURLToPath(new URL(`../../../docs/systems/${upstream}.md`, import.meta.url)), 'utf8');

/** The calls that a page names: everything in it that reads `METHOD path`. */
export const linesOf = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/`((?:GET|POST|PUT) [^`]+)`/g)].flatMap(([, line]) => line ?? [])),
];

/** A call as a page words it. */
interface Line {
  readonly method: string;
  /** Whether this is a path of the call, below this base. */
  readonly isPath: (path: string, base: string) => boolean;
  /** The members of the query: their names, and their value where it is always the same. */
  readonly query: ReadonlyMap<string, string | null>;
}

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

/** Reads a line such as `GET /v2/customers/{id}?source&accountId&embed=points`. */
export const readLine = (line: string): Line => {
  const [method = '', rest = ''] = line.split(' ');
  const [path = '', query = ''] = rest.replace('{baseUrl}', '').split('?');
  const form = new RegExp(`^${escaped(path).replace(/\{\w+\}/g, '[^/]+')}$`);
  return {
    method,
    isPath: (asked, base) => asked.startsWith(base) && form.test(asked.slice(base.length)),
    query: new Map(
      query
        .split('&')
        .filter((member) => member !== '')
        .map((member): [string, string | null] => {
          const [name = '', value = null] = member.split('=');
          return [name, value];
        }),
    ),
  };
};

/** The form of a JSON value, as pages write it: names as they are, `…` for each value, one of each list. */
export const formOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.length === 0 ? '' : formOf(value[0])}]`;
  if (typeof value !== 'object' || value === null) return '…';
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${formOf(member)}`)
    .join(',')}}`;
};
