/** What kinds of values a key takes. */
export type Kind = 'boolean' | 'whole' | 'zero or one' | 'string' | 'strings' | 'list' | 'dict';

/** A payload that macOS has: by which way it may come, and its keys. Written from apple/device-management. */
export interface KnownPayload {
  /** For the machine. */
  readonly device: boolean;
  /** For one user. */
  readonly user: boolean;
  /** Whether a person may install it by hand. */
  readonly byHand: boolean;
  readonly keys: Readonly<Record<string, Kind>>;
  readonly must?: readonly string[];
}

const flags = (...names: readonly string[]): Record<string, Kind> =>
  Object.fromEntries(names.map((name) => [name, 'boolean']));

/** Payloads of macOS that a kiosk may want; those of other systems are not here. */
export const MACOS_PAYLOADS: Readonly<Record<string, KnownPayload>> = {
  'com.apple.loginwindow': {
    ...{ device: true, user: false, byHand: true },
    // AutologinUsername and AutologinPassword come by device management alone: a file by hand must not hold them.
    keys: flags(
      ...['ShutDownDisabled', 'RestartDisabled', 'SleepDisabled', 'DisableConsoleAccess', 'HideAdminUsers'],
      ...['ShutDownDisabledWhileLoggedIn', 'RestartDisabledWhileLoggedIn', 'PowerOffDisabledWhileLoggedIn'],
      ...['LogOutDisabledWhileLoggedIn', 'DisableScreenLockImmediate', 'DisableFDEAutoLogin'],
    ),
  },
  loginwindow: {
    ...{ device: true, user: false, byHand: true },
    keys: flags('DisableLoginItemsSuppression'),
  },
  'com.apple.loginitems.managed': {
    ...{ device: true, user: true, byHand: true },
    keys: { 'AutoLaunchedApplicationDictionary-managed': 'list' },
    must: ['AutoLaunchedApplicationDictionary-managed'],
  },
  'com.apple.MCX': {
    ...{ device: true, user: false, byHand: true },
    keys: { 'com.apple.EnergySaver.desktop.ACPower': 'dict', SleepDisabled: 'boolean' },
  },
  'com.apple.dock': {
    ...{ device: true, user: true, byHand: true },
    keys: {
      ...flags('autohide', 'autohide-immutable', 'contents-immutable', 'static-only', 'show-recents'),
      'static-apps': 'list',
      'static-others': 'list',
    },
  },
  'com.apple.screensaver': {
    ...{ device: true, user: false, byHand: true },
    keys: { loginWindowIdleTime: 'whole', moduleName: 'string', askForPassword: 'boolean' },
    must: ['moduleName'],
  },
  'com.apple.screensaver.user': {
    ...{ device: false, user: true, byHand: true },
    keys: { idleTime: 'whole', moduleName: 'string', modulePath: 'string' },
    must: ['moduleName'],
  },
  'com.apple.applicationaccess': {
    ...{ device: true, user: true, byHand: true },
    keys: flags(
      ...['allowScreenShot', 'allowDictation', 'allowDefinitionLookup', 'allowAirDrop', 'allowAssistant'],
      ...['allowActivityContinuation', 'allowSpotlightInternetResults', 'allowUniversalControl'],
      ...['allowiPhoneMirroring', 'allowWritingTools'],
    ),
  },
  'com.apple.ManagedClient.preferences': {
    ...{ device: true, user: true, byHand: true },
    keys: { PayloadContent: 'dict' },
    must: ['PayloadContent'],
  },
  'com.apple.systempreferences': {
    ...{ device: true, user: true, byHand: true },
    keys: { DisabledSystemSettings: 'strings' },
  },
  'com.apple.notificationsettings': {
    ...{ device: true, user: true, byHand: true },
    keys: { NotificationSettings: 'list' },
    must: ['NotificationSettings'],
  },
  'com.apple.asam': {
    ...{ device: true, user: false, byHand: false },
    keys: { AllowedApplications: 'list' },
  },
  'com.apple.servicemanagement': { ...{ device: true, user: true, byHand: false }, keys: { Rules: 'list' } },
};
