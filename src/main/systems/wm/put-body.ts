import type { CommunicationPreferences } from '../../../shared/domain/communication.ts';

/** Characters that WM's `modified_by` may have (contract: wm). */
const MODIFIED_BY_LENGTH = 32;

/**
 * An operator's id as WM can take it in `modified_by`: printable ASCII, at most 32 characters. Accents are left off
 * and whatever remains outside ASCII becomes `_`; the journal has the id itself.
 */
export const asModifiedBy = (operator: string): string =>
  operator
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x21-\x7e]/gu, '_')
    .slice(0, MODIFIED_BY_LENGTH);

/**
 * The body of a PUT: the complete set, with lists for channels and selections (contract: wm). What is read-only at
 * WM (`is_category_enabled`, a channel's `is_opt_in`, a selection's `audit_info`) is never sent back.
 */
export const putBody = (set: CommunicationPreferences, modifiedBy: string): string =>
  JSON.stringify({
    preferences: set.categories.map((category) => ({
      category: category.name,
      channels: category.channels.map((channel) => ({
        name: channel.name,
        selections: channel.selections.map(({ value, type, optIn }) => ({ value, type, is_opt_in: optIn })),
      })),
    })),
    audit_info: { modified_by: modifiedBy },
  });
