/** The id of the one search box, for the keys that go to it. */
export const SEARCH_BOX = 'find-a-customer';
