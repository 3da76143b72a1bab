/**
 * The codes of the contract page, written down from it and from nothing else: what `src` says of a code is held
 * against this (contract: capillary, Codes).
 */
export const CONTRACT_CODES: readonly {
  readonly codes: readonly number[];
  /** What the page says that the code proves of a change. */
  readonly proves: 'nothing was done' | 'it was done' | 'a merge' | 'a side effect is missing' | 'nothing';
}[] = [
  { codes: [400, 401, 403, 404, 405, 415], proves: 'nothing was done' },
  { codes: [461, 500, 521], proves: 'nothing' },
  { codes: [816, 1011, 1012, 8015], proves: 'nothing was done' },
  { codes: [1042, 1047], proves: 'nothing was done' },
  { codes: [8003, 8012, 3217], proves: 'nothing was done' },
  { codes: [8006, 8007, 8008, 8009], proves: 'nothing was done' },
  { codes: [8010, 8057, 8058], proves: 'nothing was done' },
  { codes: [8011, 8045, 8013], proves: 'nothing was done' },
  { codes: [8051, 8053, 8067, 8069, 91009], proves: 'a merge' },
  { codes: [8055, 8056, 8064], proves: 'nothing was done' },
  { codes: [8059, 8062, 8063], proves: 'it was done' },
  { codes: [8065, 8066], proves: 'nothing was done' },
  { codes: [91005, 91006, 91007], proves: 'a side effect is missing' },
  { codes: [3000, 3001, 3002, 3003, 3004, 3005, 3006, 3007, 3008], proves: 'nothing was done' },
  { codes: [3009, 3010], proves: 'nothing was done' },
  { codes: [3011, 3012, 3013, 3014, 3015, 3016, 3017, 3018], proves: 'nothing was done' },
  {
    codes: [3019, 3020, 3021, 3022, 3023, 3024, 3025, 3026, 3027, 3028, 3029, 3030],
    proves: 'nothing was done',
  },
  { codes: [3031], proves: 'nothing was done' },
  { codes: [3035, 3037], proves: 'nothing was done' },
  { codes: [3036, 3039], proves: 'nothing was done' },
  { codes: [3038, 3040, 3041], proves: 'nothing was done' },
  { codes: [3042, 3044], proves: 'nothing was done' },
  { codes: [3045, 3046, 3047, 3048, 3049, 3050, 3051], proves: 'nothing was done' },
  { codes: [701, 702, 703, 704], proves: 'nothing was done' },
  { codes: [705], proves: 'nothing' },
];

/** Every code of the page with what it proves, one a row. */
export const CODE_ROWS = CONTRACT_CODES.flatMap(({ codes, proves }) =>
  codes.map((code) => ({ code, proves })),
);
