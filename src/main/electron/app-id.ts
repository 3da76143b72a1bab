/** The id of the app, as installers and systems know it. Once it was installed somewhere it never changes. */
export const APP_ID = 'app.branchdesk.desktop';
