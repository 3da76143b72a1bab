/** Why a text is no value of its type. `several`: it holds more than one. */
type NotAValue = 'empty' | 'length' | 'characters' | 'email' | 'mobile' | 'several';

/** What a text is as a value of one type. */
export type Parsed =
  | {
      readonly is: 'value';
      /** As it is sent. */
      readonly value: string;
      /** Every spelling under which a system may hold it, each once, `value` first: all of them are looked up. */
      readonly spellings: readonly [string, ...string[]];
    }
  | { readonly is: 'nothing'; readonly why: NotAValue };

/** A value and how else it may be held. */
export const value = (sent: string, ...others: readonly string[]): Parsed => ({
  is: 'value',
  value: sent,
  spellings: [sent, ...new Set(others.filter((other) => other !== sent && other !== ''))],
});

/** No value of the type. */
export const nothing = (why: NotAValue): Parsed => ({ is: 'nothing', why });

/** The spellings of a value; none of what is no value. */
export const spellingsOf = (parsed: Parsed): readonly string[] =>
  parsed.is === 'value' ? parsed.spellings : [];

const MOST_PASSES = 9;

/**
 * A parser whose values mean themselves: what is left of a text is read again until nothing more comes off, so that a
 * value is the same when it is typed, sent or read again.
 */
export const settled =
  (parse: (text: string) => Parsed) =>
  (text: string): Parsed => {
    let parsed = parse(text);
    for (let pass = 0; pass < MOST_PASSES && parsed.is === 'value'; pass += 1) {
      const again = parse(parsed.value);
      if (again.is === 'value' && again.value === parsed.value) break;
      parsed = again;
    }
    return parsed;
  };
