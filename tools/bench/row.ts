/** One figure of the table. */
export interface Row {
  readonly figure: string;
  /** `null`: it cannot be measured here; `measured` says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly limit: string | null;
  readonly holds: boolean | null;
  readonly measured: string;
}

/** A figure with two decimals. */
export const round = (value: number): number => Math.round(value * 100) / 100;
