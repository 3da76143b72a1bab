import { spellingsOf } from '../../../src/main/values/parsed.ts';
import { parseName } from '../../../src/main/values/person-name.ts';
import { openCapillaryDesk } from '../codes/capillary-desk.ts';
import { type Attack, tryEach } from './attack.ts';

/** Everything in Unicode that is a number, and the signs of an address, each as far as it is a character. */
const SIGNS: readonly string[] = [
  ...Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((sign) => /^\p{N}$/u.test(sign)),
  ...['@', '\uff20', '\ufe6b', '1\ufe0f\u20e3'],
];

const AROUND: readonly ((sign: string) => string)[] = [
  (sign) => sign,
  (sign) => `As${sign}`,
  (sign) => `${sign}As`,
  (sign) => `A${sign}s`,
  (sign) => `A\u200d${sign}\u200d`,
  (sign) => `"${sign}"`,
];

/** A page that was taken over and spells a number or an address out, sign by sign, as the beginning of a name. */
export const SPELLED_OUT: readonly Attack[] = [
  {
    name: 'numbers and signs of addresses as the beginning of a name, in every script',
    run: async (take) => {
      const desk = await openCapillaryDesk();
      const { calls } = desk.recorder;
      try {
        return await tryEach(
          SIGNS.flatMap((sign) => AROUND.map((around) => around(sign))),
          take,
          async (text) => {
            const before = calls.length;
            for (const asked of spellingsOf(parseName(text)))
              await desk.directory.byPrefix(asked, { limit: 10, offset: 0 });
            // A sign that means letters, such as a Roman numeral, may be asked for as these.
            const sent = calls.slice(before).map(({ query }) => new URLSearchParams(query).get('q') ?? '');
            return sent.some((q) => /[\p{Nd}@]/u.test(q.normalize('NFKC'))) ? [JSON.stringify(text)] : [];
          },
        );
      } finally {
        await desk.close();
      }
    },
  },
];
