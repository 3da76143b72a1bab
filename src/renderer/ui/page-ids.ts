/** The id of the one search box, for the keys that go to it. */
export const SEARCH_BOX = 'find-a-customer';

/** The id of the list of what needs a look, for what leads to it from elsewhere on the screen. */
export const NEEDS_LOOK = 'needs-look';

/** The id of what says why a role does not include something: controls that do nothing for it are described by it. */
export const ROLE_REASON = 'role-reason';
