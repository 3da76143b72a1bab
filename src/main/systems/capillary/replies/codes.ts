/**
 * What a code proves about the change that it answers, whichever call made it (contract: capillary, codes). The class
 * decides the outcome of an error below HTTP 500: `rejected` for `refusal` and `nobody`, `unknown` for the others.
 *
 * - `refusal`: nothing was done.
 * - `nobody`: no such customer; nothing was done, and on a lookup it is an ordinary "nobody found".
 * - `after`: the change was made, and something after it failed.
 * - `merge`: two customers are being, were or could not be merged.
 * - `warning`: a side effect did not happen.
 * - `open`: it proves nothing either way. Codes that nobody has heard of are open too.
 */
type CodeClass = 'refusal' | 'nobody' | 'after' | 'merge' | 'warning' | 'open';

interface CodeRow {
  readonly class: CodeClass;
  readonly codes: readonly number[];
}

const span = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

// 498 is the expired token of OAuth. 705 is "unknown" by its own name. 3039 has two meanings: as an error it is
// the organization's cap of active cards; as a warning, which it is by where it stands, "label unchanged". 8053 and
// 8067 tell of a merge or of one that cannot be made: the class takes the worse.
const ROWS: readonly CodeRow[] = [
  { class: 'refusal', codes: [400, 401, 403, 404, 405, 415, 498] },
  { class: 'open', codes: [461, 500, 521] },
  { class: 'refusal', codes: span(701, 704) },
  { class: 'open', codes: [705] },
  { class: 'nobody', codes: [816, 1011, 1012, 8015] },
  { class: 'refusal', codes: [1042, 1047] },
  { class: 'refusal', codes: [...span(3000, 3031), 3035, 3036, 3037, 3038, 3039, 3040, 3041, 3042, 3044] },
  { class: 'refusal', codes: [...span(3045, 3051), 3217] },
  { class: 'refusal', codes: [8003, 8012, 8011, 8045, 8013] },
  { class: 'refusal', codes: [8006, 8007, 8008, 8009, 8010, 8057, 8058] },
  { class: 'refusal', codes: [8055, 8056, 8064, 8065, 8066] },
  { class: 'merge', codes: [8050, 8051, 8052, 8053, 8067, 8069, 91009] },
  { class: 'after', codes: [8059, 8062, 8063] },
  { class: 'warning', codes: [...span(91001, 91007), ...span(91011, 91019), 91022] },
  // Codes of public tables beside the one of the page. The page does not count any of them as a refusal, even if its
  // text sounds like one. So none proves that nothing was done, and the change is read back.
  { class: 'open', codes: [409, 422, 618, 1022, 1060, 3032, 3033, 3034, 3043, 3059] },
  { class: 'open', codes: [8001, 8002, 8004, 8005, 8014, ...span(8016, 8028), 8054, 8060, 8061, 8068] },
  { class: 'open', codes: [...span(8070, 8075), ...span(8084, 8093), 8107, 8121, 8127, 91020, 91021] },
];

const CLASS_OF: ReadonlyMap<number, CodeClass> = new Map(
  ROWS.flatMap((row) => row.codes.map((code): [number, CodeClass] => [code, row.class])),
);

/** Every code that the contract names, in ascending order. */
export const KNOWN_CODES: readonly number[] = [...CLASS_OF.keys()].sort((a, b) => a - b);

/** What a code proves; a code that the contract does not name is `open`. */
export const codeClass = (code: number | null): CodeClass =>
  code === null ? 'open' : (CLASS_OF.get(code) ?? 'open');

/** Whether a code means that nothing was done. */
export const provesNothingDone = (code: number | null): boolean =>
  codeClass(code) === 'refusal' || codeClass(code) === 'nobody';

/** "Cannot be combined" as an error, "combined already" as a warning (contract: capillary). */
const COMBINED_ALREADY = 8066;

/** Whether a code tells of a merge where it stands as a warning; what it means there is not what it means as an error. */
export const warnsOfMerge = (code: number | null): boolean =>
  codeClass(code) === 'merge' || code === COMBINED_ALREADY;

/** "The record is of a customer who was merged": beside a record that was read, nothing may be added to it. */
export const MERGED_AWAY = 8069;

/**
 * Whether a code, beside a record that was read, says only that something else could not be fetched: points, segments,
 * subscriptions (contract: capillary). The record is whole without it.
 */
export const isBesideRead = (code: number | null): boolean =>
  code === 8062 || code === 8063 || code === 91001 || code === 91002 || code === 91004;

/** "The card does not exist": on a read of one card, an ordinary answer. */
export const NO_SUCH_CARD = 3010;

/** "Invalid customer id": on a read by id, the same as nobody. */
export const NO_SUCH_ID = 8009;

/** The customer has no profile in the asked source; another source may hold one. */
export const NOT_IN_THAT_SOURCE = 8065;
