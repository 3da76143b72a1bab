import type { MessageDescriptor } from '@lingui/core';

/** What Branchdesk says of a code beside the system's own words, which it never replaces. */
export interface CodeWords {
  readonly codes: readonly number[];
  /** What the code is about; both meanings where it has two. */
  readonly about: MessageDescriptor;
  /** What to do next. */
  readonly next: MessageDescriptor;
  /** What the code is about where it stands as a warning beside a yes; left out where that is the same. */
  readonly warned?: MessageDescriptor;
}
