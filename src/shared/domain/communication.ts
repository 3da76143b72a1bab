/** One selection: a phone or e-mail in one channel of one category. Every member is exactly as WM gave it. */
export interface Selection {
  readonly category: string;
  readonly channel: string;
  readonly value: string;
  readonly type: string;
  readonly optIn: 'Y' | 'N';
  readonly modifiedBy: string | null;
  readonly modifiedAt: string | null;
}

/** A channel of a category with its selections, in WM's order. */
interface CommunicationChannel {
  readonly name: string;
  /** WM's own summary of the channel; `null` when not told. Display only. */
  readonly optIn: 'Y' | 'N' | null;
  readonly selections: readonly Selection[];
}

/** A category of communication, in WM's order. */
export interface CommunicationCategory {
  readonly name: string;
  /** `null` when WM did not tell. */
  readonly enabled: boolean | null;
  readonly channels: readonly CommunicationChannel[];
}

/** The complete set of preferences of a customer as WM gave it. */
export interface CommunicationPreferences {
  readonly categories: readonly CommunicationCategory[];
}

/** Whether a channel is the one of texts: its opt-in has a second gate, and it is stopped as a whole. */
export const isTextChannel = (channel: string): boolean => channel.toLowerCase() === 'text';
