import { EventEmitter } from 'node:events';
import { assertCarried } from '../page/carried.ts';
import type { ToPage } from '../page/wire.ts';
import { createEvent } from './emitted-event.ts';
import { passedKeys } from './passed-keys.ts';
import type { PreviewSession } from './session.ts';

/** Calls back how a job ended; an empty reason is a page that was printed. */
type PrintCallback = (success: boolean, failureReason: string) => void;

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

/** A page that shows the window, over its socket. */
export interface Page {
  readonly frame: PreviewFrame;
  tell(message: ToPage): void;
}

/** The main frame of a page. */
export interface PreviewFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: null;
  detached: boolean;
}

/**
 * Electron's webContents. Every page that is open on the window's address is one renderer of it: what is sent
 * goes to all of them. Once destroyed, whatever is asked of it throws.
 */
export class PreviewContents extends EventEmitter {
  readonly #pages = new Set<Page>();
  readonly #note: (text: string) => void;
  #openHandler: WindowOpenHandler | null = null;
  #destroyed = false;
  #url = '';

  readonly #delayMs: number;
  /** Pages whose process was ended: they hear nothing but that they are to load again. */
  readonly #ended = new Set<Page>();
  readonly #session: PreviewSession['session'] | null;
  #cover: string | null = null;
  readonly #jobs = new Map<number, { readonly page: Page; readonly end: (reason: string) => void }>();
  #lastJob = 0;

  /** `delayMs`: how long events take to a page, beside calls, whose order with them Electron does not promise. */
  constructor(note: (text: string) => void, delayMs = 0, session: PreviewSession['session'] | null = null) {
    super();
    this.#note = note;
    this.#delayMs = delayMs;
    this.#session = session;
  }

  get session(): PreviewSession['session'] {
    this.#alive();
    if (this.#session === null) throw new Error('These contents have no session');
    return this.#session;
  }

  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getURL(): string {
    this.#alive();
    return this.#url;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#alive();
    assertCarried(args, 'Failed to serialize arguments');
    const tell = (): void => {
      for (const page of this.#pages) page.tell({ type: 'event', channel, args });
    };
    if (this.#delayMs === 0) tell();
    else setTimeout(tell, this.#delayMs);
  }

  reload(): void {
    this.#alive();
    const pages = [...this.#pages, ...this.#ended];
    this.#ended.clear();
    for (const page of pages) page.tell({ type: 'reload' });
    // A window that no browser shows has loaded as soon as it was asked.
    if (pages.length === 0) setImmediate(() => this.emit('did-finish-load', createEvent({})));
  }

  isCrashed(): boolean {
    this.#alive();
    return false;
  }

  /**
   * A page cannot be ended from outside: it drops all it shows, and nothing that it says is heard any more. One that hangs
   * hears of it when it no longer does; whoever drives the browser can close it and open another.
   */
  forcefullyCrashRenderer(): void {
    this.#alive();
    for (const page of this.#pages) {
      page.frame.detached = true;
      this.#ended.add(page);
      page.tell({ type: 'ended' });
    }
    this.#pages.clear();
    this.#note('the renderer was ended');
    setImmediate(() => this.emit('render-process-gone', createEvent({}), { reason: 'killed', exitCode: 9 }));
  }

  /** Lays a color over the pages; `null` takes it away. */
  cover(color: string | null): void {
    this.#cover = color;
    for (const page of this.#pages) page.tell({ type: 'cover', color });
  }

  /** The keys that the app lets the page hear; `null`: all. */
  passedKeys(): readonly string[] | null {
    return this.listenerCount('before-input-event') === 0 ? null : passedKeys(this);
  }

  setIgnoreMenuShortcuts(_ignore: boolean): void {
    this.#alive();
  }

  setZoomLevel(_level: number): void {
    this.#alive();
  }

  async setVisualZoomLevelLimits(_least: number, _most: number): Promise<void> {
    this.#alive();
  }

  closeDevTools(): void {
    this.#alive();
  }

  /**
   * Prints what the page shows. A browser does not tell whether its person has called it off, only what kept it from
   * printing at all.
   */
  print(options: unknown = {}, callback?: PrintCallback): void {
    this.#alive();
    if (typeof options !== 'object' || options === null)
      throw new TypeError('webContents.print(): Invalid print settings specified.');
    if (callback !== undefined && typeof callback !== 'function')
      throw new TypeError('webContents.print(): Invalid optional callback provided.');
    const end = (reason: string): void => callback?.(reason === '', reason);
    // Of several browsers that show the window, the one that came last.
    const page = [...this.#pages].at(-1);
    // Electron never calls back before it has returned.
    if (page === undefined) return void setImmediate(end, 'Print job failed');
    this.#lastJob += 1;
    this.#jobs.set(this.#lastJob, { page, end });
    page.tell({ type: 'print', id: this.#lastJob });
  }

  /** A page tells how a job ended. */
  printed(job: number, reason: string): void {
    const known = this.#jobs.get(job);
    this.#jobs.delete(job);
    known?.end(reason);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#alive();
    this.#openHandler = handler;
  }

  /** The page's headers forbid WebRTC here: a browser's own policy cannot be set from a page. */
  setWebRTCIPHandlingPolicy(_policy: string): void {
    this.#alive();
  }

  /** The window shows this address from now on. */
  show(url: string): void {
    this.#url = url;
  }

  /** A page has loaded. */
  attach(page: Page): void {
    this.#pages.add(page);
    if (this.#cover !== null) page.tell({ type: 'cover', color: this.#cover });
    this.emit('did-finish-load', createEvent({}));
  }

  /** A page has gone. `isLeaving`: it is closed or loaded again; without that its process ended without a word. */
  detach(page: Page, isLeaving = true): void {
    page.frame.detached = true;
    this.#ended.delete(page);
    const was = this.#pages.delete(page);
    for (const [job, { page: printing }] of this.#jobs)
      if (printing === page) this.printed(job, 'Print job failed');
    if (!was || this.#destroyed) return;
    if (isLeaving)
      this.emit('did-start-navigation', createEvent({ isSameDocument: false, isMainFrame: true }));
    else this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 1 });
  }

  /** Asks the app whether a page may go to an address. */
  mayNavigate(url: string): boolean {
    const details = { url, isSameDocument: false, isMainFrame: true };
    return ['will-frame-navigate', 'will-navigate'].every((name) => {
      const event = createEvent(details);
      this.emit(name, event, url);
      return !event.defaultPrevented;
    });
  }

  /** Asks the app whether a page may open a window. It never happens here; a preview has one. */
  open(url: string): void {
    const { action } = this.#openHandler?.({ url }) ?? { action: 'allow' };
    if (action === 'allow') this.#note(`The app would open ${url}: the preview does not`);
  }

  destroy(): void {
    this.#destroyed = true;
    this.#pages.clear();
    this.#ended.clear();
    this.emit('destroyed');
  }
}
