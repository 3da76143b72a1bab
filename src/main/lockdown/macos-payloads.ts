import type { PlistValue } from './plist.ts';

/** One payload of a profile. */
export interface Payload {
  /** What ends its identifier, and what its id hangs on. */
  readonly part: string;
  readonly type: string;
  readonly keys: { readonly [key: string]: PlistValue };
}

/** For the whole machine. Source: apple/device-management, com.apple.loginwindow, loginwindow, com.apple.MCX(EnergySaver). */
export const MACHINE_PAYLOADS: readonly Payload[] = [
  {
    part: 'login',
    type: 'com.apple.loginwindow',
    keys: {
      DisableConsoleAccess: true,
      DisableScreenLockImmediate: true,
      LogOutDisabledWhileLoggedIn: true,
      PowerOffDisabledWhileLoggedIn: true,
      RestartDisabledWhileLoggedIn: true,
      ShutDownDisabledWhileLoggedIn: true,
    },
  },
  { part: 'shift', type: 'loginwindow', keys: { DisableLoginItemsSuppression: true } },
  {
    part: 'energy',
    type: 'com.apple.MCX',
    keys: {
      'com.apple.EnergySaver.desktop.ACPower': {
        'Automatic Restart On Power Loss': 1,
        'Disk Sleep Timer': 0,
        'Display Sleep Timer': 0,
        'System Sleep Timer': 0,
      },
    },
  },
];

/** No action in any corner: Apple has no payload of its own for them. */
const CORNERS = Object.fromEntries(['tl', 'tr', 'bl', 'br'].map((at) => [`wvous-${at}-corner`, 1]));

/** For the kiosk's account alone: an administrator who signs in gets neither the kiosk nor an empty Dock. */
export const accountPayloads = (program: string): readonly Payload[] => [
  {
    part: 'start',
    type: 'com.apple.loginitems.managed',
    keys: { 'AutoLaunchedApplicationDictionary-managed': [{ Path: program, Hide: false }] },
  },
  {
    part: 'dock',
    type: 'com.apple.dock',
    keys: { autohide: true, 'contents-immutable': true, 'static-only': true, 'static-apps': [] },
  },
  {
    part: 'corners',
    type: 'com.apple.ManagedClient.preferences',
    keys: {
      PayloadContent: { 'com.apple.dock': { Forced: [{ mcx_preference_settings: CORNERS }] } },
    },
  },
  {
    part: 'screensaver',
    type: 'com.apple.screensaver.user',
    // A name has to be there; with 0 seconds it is never shown.
    keys: { idleTime: 0, moduleName: 'Computer Name' },
  },
  {
    part: 'restrictions',
    type: 'com.apple.applicationaccess',
    keys: {
      allowActivityContinuation: false,
      allowAirDrop: false,
      allowAssistant: false,
      allowDefinitionLookup: false,
      allowDictation: false,
      allowScreenShot: false,
      allowSpotlightInternetResults: false,
    },
  },
];
