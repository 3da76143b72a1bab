/** Makes ids, as a parameter: tests bring their own. */
export interface Ids {
  /** A UUIDv7, for everything that is journaled: ids sort by time. */
  v7(): string;
  /** A UUIDv4, for ids that an upstream sees and asks for in that form. */
  v4(): string;
}
