import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { PreviewContents } from './contents.ts';
import { createEvent } from './emitted-event.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { PreviewSessions } from './session.ts';
import type { PreviewView } from './view.ts';

/** What windows are made with. */
export interface WindowParts {
  readonly lifecycle: Lifecycle;
  readonly windows: Set<PreviewWindow>;
  readonly sessions: Pick<PreviewSessions, 'of'>;
  /** How long events take to a page, in milliseconds. */
  readonly eventDelayMs: number;
  /** Makes the address ready to be opened in a browser; rejects when it cannot be loaded. */
  load(window: PreviewWindow, url: string): Promise<void>;
  note(text: string): void;
  /** The last window has closed. */
  allClosed(): void;
}

/** Electron's BrowserWindow, shown by a browser. */
export interface PreviewWindow
  extends Pick<
      BrowserWindow,
      | 'show'
      | 'focus'
      | 'restore'
      | 'isMinimized'
      | 'isDestroyed'
      | 'setMenuBarVisibility'
      | 'setMenu'
      | 'isFocused'
      | 'isFullScreen'
      | 'setFullScreen'
      | 'isKiosk'
      | 'setKiosk'
      | 'setAlwaysOnTop'
      | 'getBounds'
      | 'setBounds'
      | 'getContentBounds'
      | 'close'
      | 'destroy'
    >,
    EventEmitter {
  readonly webContents: PreviewContents;
  readonly preload: string | null;
  /** Whether the page's own dialogs (`alert` and its like) are not shown. */
  readonly disablesDialogs: boolean;
  /** Whether a file that is dropped on the page is shown in its place. */
  readonly opensDrops: boolean;
  readonly partition: string;
  /** What the preload is told beside its own arguments. */
  readonly arguments: readonly string[];
  readonly contentView: { addChildView(view: PreviewView): void };
  loadURL(url: string): Promise<void>;
}

/** What runs in a browser is in its sandbox: a window that asks for less cannot be shown. */
const assertSandboxed = ({
  sandbox,
  contextIsolation,
  nodeIntegration,
  preload,
}: NonNullable<BrowserWindowConstructorOptions['webPreferences']>): void => {
  if (sandbox === false || contextIsolation === false || nodeIntegration === true)
    throw new Error('The preview shows sandboxed, isolated windows only');
  if (preload !== undefined && !isAbsolute(preload))
    throw new Error(`preload script must have absolute path: ${preload}`);
};

/** Makes the class. */
export const createBrowserWindow = ({
  lifecycle,
  windows,
  sessions,
  eventDelayMs,
  load,
  note,
  allClosed,
}: WindowParts) =>
  class extends EventEmitter implements PreviewWindow {
    readonly preload: string | null;
    readonly disablesDialogs: boolean;
    readonly opensDrops: boolean;
    readonly partition: string;
    readonly arguments: readonly string[];
    readonly contentView = {
      addChildView: (view: PreviewView): void => view.layOver((color) => this.#contents.cover(color)),
    };
    readonly #contents: PreviewContents;
    #isFullScreen: boolean;
    #bounds: Rectangle = { x: 0, y: 0, width: 1280, height: 800 };

    constructor({
      webPreferences = {},
      kiosk = false,
      fullscreen = kiosk,
    }: BrowserWindowConstructorOptions = {}) {
      super();
      lifecycle.needsReady('Cannot create BrowserWindow before app is ready');
      if (windows.size > 0) throw new Error('The preview shows one window');
      assertSandboxed(webPreferences);
      this.preload = webPreferences.preload ?? null;
      this.disablesDialogs = webPreferences.disableDialogs ?? false;
      this.opensDrops = webPreferences.navigateOnDragDrop ?? false;
      this.partition = webPreferences.partition ?? '';
      this.arguments = webPreferences.additionalArguments ?? [];
      this.#isFullScreen = fullscreen;
      this.#contents = new PreviewContents(note, eventDelayMs, sessions.of(this.partition).session);
      windows.add(this);
    }

    #alive(): void {
      if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    }

    get webContents(): PreviewContents {
      this.#alive();
      return this.#contents;
    }

    isDestroyed(): boolean {
      return this.#contents.isDestroyed();
    }

    async loadURL(url: string): Promise<void> {
      this.#alive();
      await load(this, url);
      this.#contents.show(url);
      this.emit('ready-to-show', createEvent({}));
    }

    close(): void {
      this.#alive();
      const event = createEvent({});
      this.emit('close', event);
      if (!event.defaultPrevented) this.destroy();
    }

    destroy(): void {
      if (this.isDestroyed()) return;
      windows.delete(this);
      this.#contents.destroy();
      this.emit('closed');
      if (windows.size === 0) allClosed();
    }

    isMinimized(): boolean {
      this.#alive();
      return false;
    }

    show(): void {
      this.#alive();
    }

    focus(): void {
      this.#alive();
    }

    restore(): void {
      this.#alive();
    }

    setMenuBarVisibility(_visible: boolean): void {
      this.#alive();
    }

    setMenu(_menu: unknown): void {
      this.#alive();
    }

    isFocused(): boolean {
      this.#alive();
      return true;
    }

    isFullScreen(): boolean {
      this.#alive();
      return this.#isFullScreen;
    }

    setFullScreen(flag: boolean): void {
      this.#alive();
      this.#isFullScreen = flag;
    }

    // As on Windows and Linux, where the two are one.
    isKiosk(): boolean {
      return this.isFullScreen();
    }

    setKiosk(flag: boolean): void {
      this.setFullScreen(flag);
    }

    setAlwaysOnTop(_flag: boolean): void {
      this.#alive();
    }

    getBounds(): Rectangle {
      this.#alive();
      return this.#bounds;
    }

    setBounds(bounds: Partial<Rectangle>): void {
      this.#alive();
      this.#bounds = { ...this.#bounds, ...bounds };
    }

    getContentBounds(): Rectangle {
      return this.getBounds();
    }
  };
