/** The scheme under which the app's own pages are served. */
export const APP_SCHEME = 'app';

/** The origin of the app's own pages. */
export const APP_ORIGIN = 'app://branchdesk';

/** The one page of the app. */
export const APP_PAGE = `${APP_ORIGIN}/index.html`;
