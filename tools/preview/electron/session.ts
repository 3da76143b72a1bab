import type { Session } from 'electron';
import type { Lifecycle } from './lifecycle.ts';
import type { PreviewProtocol } from './protocol.ts';

type PreviewDefaultSession = Pick<
  Session,
  'resolveProxy' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & { readonly protocol: PreviewProtocol['protocol'] };

/** Electron's session, and what the browser is told of it. */
export interface PreviewSession {
  readonly session: { readonly defaultSession: PreviewDefaultSession };
  /** The header that denies the page what the app's check denies; `null` when the app checks nothing. */
  permissionsPolicy(): string | null;
}

/** The browser's features, with the permission that Electron asks about for each. */
const FEATURES = {
  camera: 'media',
  microphone: 'media',
  geolocation: 'geolocation',
  midi: 'midi',
  usb: 'usb',
  serial: 'serial',
  hid: 'hid',
  'display-capture': 'display-capture',
  fullscreen: 'fullscreen',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
  'screen-wake-lock': 'screen-wake-lock',
  'storage-access': 'storage-access',
  'window-management': 'window-management',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
} as const;

type Check = (permission: (typeof FEATURES)[keyof typeof FEATURES]) => boolean;

/** Makes session. */
export const createSession = (lifecycle: Lifecycle, { protocol }: PreviewProtocol): PreviewSession => {
  let check: Check | null = null;
  const defaultSession: PreviewDefaultSession = {
    protocol,
    resolveProxy: async () => 'DIRECT',
    setPermissionRequestHandler: () => {},
    setDevicePermissionHandler: () => {},
    setPermissionCheckHandler: (handler) => {
      const details = { isMainFrame: true };
      check = handler === null ? null : (permission) => handler(null, permission, '', details);
    },
  };
  return {
    session: {
      get defaultSession() {
        lifecycle.needsReady('Session can only be received when app is ready');
        return defaultSession;
      },
    },
    permissionsPolicy: () => {
      if (check === null) return null;
      const asked = check;
      const denied = Object.entries(FEATURES).flatMap(([feature, permission]) =>
        asked(permission) ? [] : [`${feature}=()`],
      );
      return denied.length === 0 ? null : denied.join(', ');
    },
  };
};
