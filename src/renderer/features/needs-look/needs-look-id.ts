/** The id of the list, for what leads to it from elsewhere on the screen. */
export const NEEDS_LOOK = 'needs-look';
