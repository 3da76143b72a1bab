/** What an inspection found: which of its checks, where, and what. */
export interface Fault {
  readonly check: string;
  readonly where: string;
  readonly what: string;
}

/** One fault where the two differ, else none. */
export const differs = (check: string, where: string, found: unknown, wanted: unknown): readonly Fault[] => {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  return is === should ? [] : [{ check, where, what: `is ${is}, should be ${should}` }];
};
