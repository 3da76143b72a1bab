import type { Session } from 'electron';
import type { Lifecycle } from './lifecycle.ts';
import type { PreviewProtocol } from './protocol.ts';

type RequestListener = (
  details: { readonly url: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void;

type OneSession = Pick<
  Session,
  | 'clearAuthCache'
  | 'clearCodeCaches'
  | 'clearData'
  | 'clearHostResolverCache'
  | 'closeAllConnections'
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

/** One session, and what the browser is told of it. */
export interface PreviewSession {
  readonly session: OneSession;
  readonly responder: PreviewProtocol['responder'];
  /** Whether the app cancels a request of its own pages. */
  cancels(url: string): boolean;
  /** Whether the app's check lets a page show notifications. */
  notifies(): boolean;
  /** The header that denies the page what the app's check denies; `null` when the app checks nothing. */
  permissionsPolicy(): string | null;
  /** Whether the app had everything cleared that pages stored, since this was asked last. */
  takesClearing(): boolean;
}

/** Electron's sessions, by partition; the default one's is empty. */
export interface PreviewSessions {
  readonly session: {
    readonly defaultSession: OneSession;
    fromPartition(partition: string): OneSession;
  };
  of(partition: string): PreviewSession;
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

const createOne = ({ protocol, responder }: PreviewProtocol): PreviewSession => {
  let check: Check | null = null;
  let onRequest: RequestListener | null = null;
  let isCleared = false;
  const session: OneSession = {
    protocol,
    clearData: async () => {
      isCleared = true;
    },
    clearAuthCache: async () => {},
    clearCodeCaches: async () => {},
    clearHostResolverCache: async () => {},
    closeAllConnections: async () => {},
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
    session,
    responder,
    takesClearing: () => {
      const cleared = isCleared;
      isCleared = false;
      return cleared;
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

/** Makes session: each partition is one of its own, with what answers its pages. */
export const createSessions = (lifecycle: Lifecycle, protocol: PreviewProtocol): PreviewSessions => {
  const made = new Map<string, PreviewSession>([['', createOne(protocol)]]);
  const of = (partition: string): PreviewSession => {
    lifecycle.needsReady('Session can only be received when app is ready');
    const session = made.get(partition) ?? createOne(protocol.another());
    made.set(partition, session);
    return session;
  };
  return {
    of,
    session: {
      get defaultSession() {
        return of('').session;
      },
      fromPartition: (partition) => of(partition).session,
    },
  };
};
