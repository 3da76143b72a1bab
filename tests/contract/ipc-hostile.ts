/** Told when something inside a payload runs: nothing of it may. */
export interface Tripwire {
  readonly tripped: readonly string[];
}

const cycle = (): object => {
  const it: Record<string, unknown> = {};
  it.self = it;
  return it;
};

const nested = (depth: number): unknown => {
  let it: unknown = 'deep';
  for (let at = 0; at < depth; at += 1) it = { it };
  return it;
};

/** Payloads that are not data, or far too much of it; each says into the tripwire when it runs. */
export const hostilePayloads = (): { readonly payloads: Readonly<Record<string, unknown>> } & Tripwire => {
  const tripped: string[] = [];
  const trip = (what: string) => (): never => {
    tripped.push(what);
    throw new Error(what);
  };
  const getter = Object.defineProperty({}, 'text', { get: trip('getter'), enumerable: true });
  const hidden = Object.defineProperty({}, 'text', { value: 'x', enumerable: false });
  const withToJson = Object.assign(Object.create({ toJSON: trip('toJSON of a prototype') }), { text: 'x' });
  const proxy = new Proxy(
    {},
    { ownKeys: trip('ownKeys'), get: trip('get'), getPrototypeOf: trip('getPrototypeOf'), has: trip('has') },
  );
  class Own {
    text = 'x';
  }
  return {
    tripped,
    payloads: {
      'nothing at all': undefined,
      null: null,
      'a text': 'text',
      'a number': 7,
      'not a number': Number.NaN,
      'an infinite number': { text: Number.POSITIVE_INFINITY },
      'a big integer': { limit: 10n },
      'a function': { text: trip('function') },
      'a bare function': trip('bare function'),
      'a symbol': { text: Symbol('text') },
      'a symbol for a key': { [Symbol('text')]: 'x' },
      'an own __proto__': JSON.parse('{"__proto__": {"admin": true}}'),
      'a nested __proto__': JSON.parse('{"request": {"__proto__": {"kind": "card.link"}}}'),
      'an own constructor': JSON.parse('{"constructor": {"prototype": {"admin": true}}}'),
      'a getter': getter,
      'a hidden property': hidden,
      'a toJSON': { toJSON: trip('toJSON'), text: 'x' },
      'a toJSON of a prototype': withToJson,
      'a proxy': proxy,
      'a proxy inside': { text: proxy },
      'a date': { text: new Date(0) },
      'a bare date': new Date(0),
      'a map': new Map([['text', 'x']]),
      'a set': new Set(['x']),
      'a class': new Own(),
      'a buffer': Buffer.from('text'),
      'typed numbers': new Uint8Array(8),
      'a regular expression': { text: /x/ },
      'an error': new Error('x'),
      'a promise': Promise.resolve({ text: 'x' }),
      'a list': [],
      'a list with a hole': { text: Object.assign(new Array(2), { 1: 'x' }) },
      'a list with a name': { text: Object.assign(['x'], { extra: 1 }) },
      'an undefined value': { text: undefined },
      'a cycle': cycle(),
      'a cycle in a list': { text: ((list: unknown[]) => list.concat([list]))([1]).concat([cycle()]) },
      'depth of 20': nested(20),
      'depth of 20,000': nested(20_000),
      'an unknown key': { nobodyKnowsThis: 1 },
    },
  };
};

const MIB = 1_048_576;
const shared = (levels: number): unknown => {
  let it: unknown = 'x'.repeat(1_000);
  for (let at = 0; at < levels; at += 1) it = [it, it, it, it, it, it, it, it];
  return it;
};

/** Payloads of more than 1 MiB of JSON, of which some are small until they are written out. */
export const hugePayloads = (): Readonly<Record<string, unknown>> => ({
  'a text over the limit': { text: 'x'.repeat(MIB) },
  'a text of 200 million characters': { text: 'x'.repeat(200_000_000) },
  'a text that doubles in UTF-8': { text: 'é'.repeat(MIB / 2) },
  'a text that grows by its escapes': { text: '\u0000'.repeat(MIB / 6 + 1) },
  'a key over the limit': { ['x'.repeat(MIB)]: 1 },
  'a list of many numbers': { text: Array.from({ length: 600_000 }, () => 1) },
  'many keys': Object.fromEntries(Array.from({ length: 120_000 }, (_, at) => [`key${at}`, 1])),
  'one text shared two million times': shared(7),
});
