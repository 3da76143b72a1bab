import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asKiosk } from '../../../src/preload/kiosk.ts';

/** A field of a page, as far as its kind is asked for. */
class Field extends EventTarget {
  readonly type: string;

  constructor(type: string) {
    super();
    this.type = type;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('HTMLInputElement', Field);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As much of a page, and of its way to the main process, as the preload of a kiosk touches. */
const kioskPage = () => {
  const covers = new Set<object>();
  const sent: string[] = [];
  const stored = new Map([['customer', '9000123412341234']]);
  let beat = (): void => {};
  let inMainWorld: { readonly func: unknown; readonly args?: readonly unknown[] } | null = null;
  const page = Object.assign(new EventTarget(), {
    name: '9000123412341234',
    sessionStorage: stored,
    setInterval: (task: () => void, ms: number) => setInterval(task, ms),
    document: {
      createElement: () => {
        const element = { style: {}, remove: () => void covers.delete(element) };
        return element;
      },
      documentElement: { append: (element: object) => void covers.add(element) },
    },
  });
  const ipc = {
    on: (_channel: string, listener: () => void) => {
      beat = listener;
    },
    send: (channel: string) => void sent.push(channel),
  };
  const bridge = {
    executeInMainWorld: (script: NonNullable<typeof inMainWorld>) => {
      inMainWorld = script;
    },
  };
  asKiosk(...([page, ipc, bridge] as object[] as Parameters<typeof asKiosk>));
  return {
    ...{ page, covers, sent, stored },
    beat: () => beat(),
    mainWorld: () => inMainWorld,
    /** Whether what a customer does is stopped before anything on the page hears it. */
    isStopped: (name: string, more: object = {}, path: readonly object[] = []): boolean => {
      const event = Object.assign(new Event(name, { cancelable: true }), more);
      Object.assign(event, { composedPath: () => path });
      page.dispatchEvent(event);
      return event.defaultPrevented;
    },
  };
};

describe('the page of a kiosk', () => {
  it('begins without anything of the page before it', () => {
    const { page, stored } = kioskPage();
    expect([page.name, stored.size]).toEqual(['', 0]);
  });

  it.each(['dragstart', 'dragover', 'drop', 'contextmenu', 'copy', 'cut', 'paste', 'auxclick'])(
    'has nothing of %s',
    (name) => expect(kioskPage().isStopped(name)).toBe(true),
  );

  it('opens no files, and is pressed otherwise', () => {
    const { isStopped } = kioskPage();
    expect(isStopped('click', {}, [new Field('file')])).toBe(true);
    expect(isStopped('click', {}, [new Field('text')])).toBe(false);
    expect(isStopped('click', {}, [])).toBe(false);
  });

  it('scrolls, and is not made larger', () => {
    const { isStopped } = kioskPage();
    expect(isStopped('wheel', { ctrlKey: true })).toBe(true);
    expect(isStopped('wheel', { metaKey: true })).toBe(true);
    expect(isStopped('wheel')).toBe(false);
  });

  it('has nothing that opens a window of the system, by a script that stands alone', () => {
    const script = kioskPage().mainWorld();
    const world = { print: () => 'printed', showOpenFilePicker: () => 'opened', other: 1 };
    // Electron carries the text of the function alone into the page's world.
    runInNewContext(`(${String(script?.func)})(...${JSON.stringify(script?.args)})`, world);
    expect(world).toMatchObject({ print: undefined, showOpenFilePicker: undefined, other: 1 });
  });
});

describe('a page and the main process', () => {
  it('hear each other: the page speaks first, and answers each beat', () => {
    const { sent, beat } = kioskPage();
    expect(sent).toHaveLength(1);
    beat();
    beat();
    expect(sent).toHaveLength(3);
  });

  it('are apart after 3.5 seconds: the page covers itself until the next beat', () => {
    const { covers, beat } = kioskPage();
    for (let at = 0; at < 100; at += 1) {
      vi.advanceTimersByTime(3_000);
      beat();
    }
    expect(covers.size).toBe(0);
    vi.advanceTimersByTime(3_000);
    expect(covers.size).toBe(0);
    vi.advanceTimersByTime(500);
    expect(covers.size).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(covers.size).toBe(1);
    beat();
    expect(covers.size).toBe(0);
  });
});
