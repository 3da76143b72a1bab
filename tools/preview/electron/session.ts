import type { Session } from 'electron';
import type { Lifecycle } from './lifecycle.ts';
import type { PreviewProtocol } from './protocol.ts';

type RequestListener = (
  details: { readonly url: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void;

type PreviewDefaultSession = Pick<
  Session,
  | 'resolveProxy'
  | 'setProxy'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
> & {
  readonly protocol: PreviewProtocol['protocol'];
  readonly webRequest: { onBeforeRequest(listener: RequestListener | null): void };
  /** Downloads are the browser's own here: the listener is never called. */
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): void;
};

/** Electron's session, and what the browser is told of it. */
export interface PreviewSession {
  readonly session: {
    readonly defaultSession: PreviewDefaultSession;
    /** Another session, in which no page is shown. */
    fromPartition(partition: string): Pick<Session, 'resolveProxy'>;
  };
  /** Whether the app cancels a request of its own pages. */
  cancels(url: string): boolean;
  /** Whether the app's check lets a page show notifications. */
  notifies(): boolean;
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

type Check = (permission: (typeof FEATURES)[keyof typeof FEATURES] | 'notifications') => boolean;

/** Makes session. */
export const createSession = (lifecycle: Lifecycle, { protocol }: PreviewProtocol): PreviewSession => {
  let check: Check | null = null;
  let onRequest: RequestListener | null = null;
  const needsReady = (): void => lifecycle.needsReady('Session can only be received when app is ready');
  const defaultSession: PreviewDefaultSession = {
    protocol,
    resolveProxy: async () => 'DIRECT',
    setProxy: async () => {},
    on: () => {},
    webRequest: {
      onBeforeRequest: (listener) => {
        onRequest = listener;
      },
    },
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
        needsReady();
        return defaultSession;
      },
      fromPartition: () => {
        needsReady();
        return { resolveProxy: async () => 'DIRECT' };
      },
    },
    cancels: (url) => {
      let cancelled = false;
      onRequest?.({ url }, ({ cancel = false }) => {
        cancelled = cancel;
      });
      return cancelled;
    },
    notifies: () => check?.('notifications') ?? true,
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
