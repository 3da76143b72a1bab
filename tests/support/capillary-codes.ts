/**
 * The codes of the contract page, written down from it and from nothing else: what `src` says of a code is held
 * against this (contract: capillary, Codes).
 */
const CONTRACT_CODES: readonly {
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
  { codes: [8050, 8051, 8052, 8053, 8067, 8069, 91009], proves: 'a merge' },
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
  // Worth a plain line of their own, and in no set of refusals.
  { codes: [618, 8026, 8087], proves: 'nothing' },
  // Seen in public tables and not in the one of the page.
  { codes: [8001, 8002, 8004, 8005, 8014], proves: 'nothing' },
  { codes: [8016, 8017, 8018, 8019, 8020, 8021, 8022, 8023, 8024, 8025, 8027, 8028], proves: 'nothing' },
  { codes: [8054, 8060, 8061, 8068, 8070, 8071, 8072, 8073, 8074, 8075], proves: 'nothing' },
  { codes: [8084, 8085, 8086, 8088, 8089, 8090, 8091, 8092, 8093, 8107, 8121, 8127], proves: 'nothing' },
  { codes: [1022, 1060, 3032, 3033, 3034, 3043, 3059, 409, 422, 91020, 91021], proves: 'nothing' },
  { codes: [91001, 91002, 91003, 91004], proves: 'a side effect is missing' },
  {
    codes: [91011, 91012, 91013, 91014, 91015, 91016, 91017, 91018, 91019, 91022],
    proves: 'a side effect is missing',
  },
];

/** Every code of the page with what it proves, one a row. */
export const CODE_ROWS = CONTRACT_CODES.flatMap(({ codes, proves }) =>
  codes.map((code) => ({ code, proves })),
);
