/** A way to a member of a body: names of members and places in lists. */
export type Path = readonly (string | number)[];

/** What takes the place of a member. */
export interface Mutation {
  readonly name: string;
  /** The value in its place; `undefined` leaves the member out. */
  make(before: unknown): unknown;
}

const of = (name: string, value: unknown): Mutation => ({ name, make: () => value });

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { a: [nested(depth - 1)] });

/** Texts that a member may hold in place of its own. */
export const TEXTS: Readonly<Record<string, string>> = {
  'an empty text': '',
  'one character': 'x',
  blanks: '   ',
  '500 characters': 'a'.repeat(500),
  '501 characters': 'b'.repeat(501),
  '600 characters': 'c'.repeat(600),
  '10,000 characters': 'd'.repeat(10_000),
  '100,000 characters': 'e'.repeat(100_000),
  'marks of direction': 'Do \u202enot opt\u202c \u2067in\u2069 \u200e\u200f\u061c',
  'control characters': 'a\u0000b\u001b[31mc\r\nd\u0085e\u2028f',
  'invisible characters': 'in\u00advis\u200bi\u2060ble\ufeff',
  'half a character': 'a\ud800b',
  joiners: 'क्\u200dष می\u200cخواهم',
  markup: '<img src=x onerror=alert(1)><b>no</b>&amp;',
  'a long number': '5100000000000029',
};

/** Every mutation of a member, whatever it is. */
export const MUTATIONS: readonly Mutation[] = [
  of('missing', undefined),
  of('null', null),
  of('true', true),
  of('false', false),
  of('zero', 0),
  of('a number', 1_234_567),
  of('a fraction', 1.5),
  of('a large number', 1e21),
  of('a negative number', -1),
  of('a list', []),
  of('a list of nothing', [null]),
  of('an object', {}),
  of('nested', nested(6)),
  { name: 'as a text', make: (before) => JSON.stringify(before) },
  { name: 'in a list', make: (before) => [before] },
  {
    name: 'with more',
    make: (before) => (typeof before === 'string' ? `${before} ${'z'.repeat(600)}` : before),
  },
  {
    name: 'turned',
    make: (before) => (typeof before === 'string' ? `\u202e${before}\u200f` : before),
  },
  ...Object.entries(TEXTS).map(([name, text]) => of(name, text)),
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every member of a body, and the body itself. Of a list the first item alone. */
export const pathsOf = (body: unknown, at: Path = []): readonly Path[] => {
  if (Array.isArray(body)) return [at, ...(body.length > 0 ? pathsOf(body[0], [...at, 0]) : [])];
  if (isRecord(body))
    return [at, ...Object.entries(body).flatMap(([name, value]) => pathsOf(value, [...at, name]))];
  return [at];
};

/** A body with something else at a place. */
export const mutated = (body: unknown, path: Path, mutation: Mutation): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return mutation.make(body);
  if (Array.isArray(body)) {
    const items = body.map((item, at) => (at === step ? mutated(item, rest, mutation) : item));
    return items.filter((item) => item !== undefined);
  }
  if (!isRecord(body)) return body;
  const members = Object.entries(body).map(
    ([name, value]) => [name, name === step ? mutated(value, rest, mutation) : value] as const,
  );
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
};
