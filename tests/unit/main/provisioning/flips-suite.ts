import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../../src/main/provisioning/bundle.ts';
import { createRandom } from '../../../fault-lab/plan/random.ts';
import { digest, forge, forgedDevice } from '../../../support/forging/forged-bundle.ts';
import { DEVICES, forDevices, forPassphrase, openerOf, PASSPHRASE, verdict } from './attacked.ts';

/** How much is tried. */
interface FlipsPlan {
  /** Every so many-th bit of a small bundle; 1: every bit. */
  readonly every: number;
  /** Every so many-th bit of a sealed part that is signed anew. */
  readonly everySigned: number;
  /** The same where each try derives a key from a passphrase. */
  readonly everyDerived: number;
  /** Flips of a large bundle. */
  readonly large: number;
  readonly seed: number;
}

/** A text with one bit of one of its bytes flipped. */
const flipped = (bytes: Buffer, bit: number): string => {
  const changed = Buffer.from(bytes);
  const at = bit >> 3;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
  return changed.toString('utf8');
};

/** How flips ended, by their verdicts. */
type Tally = Record<string, number>;

const sweep = async (bits: Iterable<number>, tried: (bit: number) => Promise<string>): Promise<Tally> => {
  const tally: Tally = {};
  for (const bit of bits) {
    const ends = await tried(bit);
    tally[ends] = (tally[ends] ?? 0) + 1;
  }
  return tally;
};

function* everyBit(bits: number, every: number): Generator<number> {
  for (let bit = 0; bit < bits; bit += every) yield bit;
}

const sumOf = (tally: Tally): number => Object.values(tally).reduce((sum, count) => sum + count, 0);

/** A configuration of a large branch. */
const ROSTER = JSON.stringify({
  version: 1,
  branch: { id: 'IN-042', name: 'Indiranagar', country: 'IN' },
  operators: {
    from: 'roster',
    people: Array.from({ length: 500 }, (_, at) => ({
      ...{ id: `e${at}`, name: `Operator ${at}`, role: 'operator' },
      pin: `scrypt:15:8:1:${String(at).padStart(22, 'A')}:${'B'.repeat(43)}`,
    })),
  },
});

/** Flips bits of bundles, those of a small one and some of a large one: none is ever accepted. */
export const flipsSuite = ({ every, everySigned, everyDerived, large, seed }: FlipsPlan): void => {
  const timeout = 600_000;

  describe('a flipped bit', () => {
    it.each([
      ['a key', forge(forDevices({ devices: [DEVICES[0]] })), openerOf(DEVICES[0])],
      ['a passphrase', forge(forPassphrase()), { passphrase: PASSPHRASE }],
    ])(
      'of a small bundle for %s is refused',
      async (name, text, opener) => {
        const bytes = Buffer.from(text);
        const bits = bytes.length * 8;
        const tally = await sweep(everyBit(bits, every), (bit) => verdict(flipped(bytes, bit), opener));
        expect(tally.accepted ?? 0).toBe(0);
        // Nothing is opened, and no passphrase tried, for a bundle that is not as it was signed.
        expect(
          Object.keys(tally).filter((code) => !/^bundle\.(unreadable|not-signed|downgraded)/.test(code)),
        ).toEqual([]);
        expect(sumOf(tally)).toBe(Math.ceil(bits / every));
        if (every === 1) console.info(`small bundle for ${name}: ${bits} bits`, tally);
      },
      timeout,
    );

    it.each([
      ['a key', forDevices({ devices: [DEVICES[0]] }), openerOf(DEVICES[0]), everySigned],
      ['a passphrase', forPassphrase(), { passphrase: PASSPHRASE }, everyDerived],
    ])(
      'of what is sealed for %s is refused though it is signed',
      async (name, forgery, opener, step) => {
        let sealed = '';
        forge({ ...forgery, exchanged: (right) => (sealed = right) });
        const bytes = Buffer.from(sealed);
        const tally = await sweep(everyBit(bytes.length * 8, step), (bit) =>
          verdict(forge({ ...forgery, forPassphrase: () => '', sealed: () => flipped(bytes, bit) }), opener),
        );
        expect(tally.accepted ?? 0).toBe(0);
        expect(sumOf(tally)).toBeGreaterThan(0);
        if (every === 1) console.info(`sealed for ${name}, signed anew:`, tally);
      },
      timeout,
    );

    it(
      `of a large bundle is refused (${large} of seed ${seed})`,
      async () => {
        const devices = [...Array.from({ length: 999 }, (_, at) => forgedDevice(`PC-${at}`)), DEVICES[0]];
        const text = forge(
          forDevices({
            devices,
            configuration: ROSTER,
            manifest: (right) => ({ ...right, holds: { ...(right.holds as object), people: 500 } }),
          }),
        );
        expect(await verdict(text)).toBe('accepted');
        const bytes = Buffer.from(text);
        const random = createRandom(seed);
        const bits = Array.from({ length: large }, () => Math.floor(random() * bytes.length * 8));
        const tally = await sweep(bits, (bit) => verdict(flipped(bytes, bit)));
        expect(tally.accepted ?? 0).toBe(0);
        expect(sumOf(tally)).toBe(large);
        if (every === 1) console.info(`large bundle of ${bytes.length} bytes:`, tally);
      },
      timeout,
    );
  });

  it(
    'a changed, dropped or doubled character of a small bundle is refused',
    async () => {
      const text = forge(forDevices({ devices: [DEVICES[0]] }));
      const alphabet = 'ABab01-_+/=."{}, \\';
      let tried = 0;
      for (let at = 0; at < text.length; at += every) {
        const [before, own = '', after] = [text.slice(0, at), text[at], text.slice(at + 1)];
        const changed = [...alphabet].map((other) => before + other + after);
        for (const one of new Set([...changed, before + after, before + own + own + after])) {
          if (one === text) continue;
          tried += 1;
          if (readBundle(one).ok) throw new Error(`accepted with a slip at ${at}: ${digest(one)}`);
        }
      }
      expect(tried).toBeGreaterThan((text.length / every) * 15);
      if (every === 1) console.info(`slips: ${tried}`);
    },
    timeout,
  );
};
