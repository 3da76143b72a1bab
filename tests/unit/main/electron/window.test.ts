import type { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockNavigation } from '../../../../src/main/electron/navigation.ts';
import { createReloadLimit } from '../../../../src/main/electron/reload-limit.ts';
import { windowOptions } from '../../../../src/main/electron/window-options.ts';
import { PreviewContents } from '../../../../tools/preview/electron/contents.ts';

describe('the window', () => {
  const options = windowOptions({ preload: '/app/preload.cjs', devTools: false });

  it('keeps its renderer in the sandbox', () => {
    expect(options.webPreferences).toEqual({
      preload: '/app/preload.cjs',
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
  });

  it('is as large as a desk, and fits a small screen at any scale', () => {
    expect(options).toMatchObject({ width: 1280, height: 800, minWidth: 640, minHeight: 400, show: false });
  });
});

describe('a page', () => {
  const contents = () => {
    const it = new PreviewContents(() => {});
    // As much of it as navigation is about; the stand-in is typed against Electron where it is made.
    lockNavigation(it as EventEmitter as WebContents);
    return it;
  };

  it.each([
    'https://example.com/',
    'app://branchdesk/other.html',
    'app://branchdesk/index.html?x=1',
    'app://branchdesk.example/index.html',
    'app://other/index.html',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'not an address',
  ])('does not go to %s', (url) => expect(contents().mayNavigate(url)).toBe(false));

  it.each(['app://branchdesk/index.html', 'app://branchdesk/index.html#cards'])(
    'may be loaded again: %s',
    (url) => expect(contents().mayNavigate(url)).toBe(true),
  );

  it.each(['will-redirect', 'will-attach-webview'])('has its %s prevented', (name) => {
    let prevented = false;
    contents().emit(name, {
      preventDefault: () => {
        prevented = true;
      },
    });
    expect(prevented).toBe(true);
  });

  it('shows its own page in no frame', () => {
    let prevented = false;
    const event = { url: 'app://branchdesk/index.html', isMainFrame: false };
    contents().emit('will-frame-navigate', {
      ...event,
      preventDefault: () => {
        prevented = true;
      },
    });
    expect(prevented).toBe(true);
  });

  it('opens no window', () => {
    const notes: string[] = [];
    const it = new PreviewContents((text) => notes.push(text));
    it.open('https://example.com/');
    expect(notes).toHaveLength(1);
    lockNavigation(it as EventEmitter as WebContents);
    it.open('https://example.com/');
    expect(notes).toHaveLength(1);
  });
});

describe('a renderer that crashes', () => {
  it('is loaded again three times a minute', () => {
    const mayReload = createReloadLimit({ most: 3, withinMs: 60_000 });
    expect([0, 1_000, 2_000, 3_000, 59_999].map(mayReload)).toEqual([true, true, true, false, false]);
    expect(mayReload(60_000)).toBe(true);
    expect(mayReload(60_500)).toBe(false);
  });
});
