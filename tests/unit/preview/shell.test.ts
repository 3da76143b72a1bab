import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClipboard } from '../../../tools/preview/electron/clipboard.ts';
import { createLifecycle } from '../../../tools/preview/electron/lifecycle.ts';
import { createProtocol } from '../../../tools/preview/electron/protocol.ts';
import { createScreen } from '../../../tools/preview/electron/screen.ts';
import { createSessions } from '../../../tools/preview/electron/session.ts';
import { kioskWindow } from '../../support/kiosk/kiosk-window.ts';
import { until } from '../../support/until.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ready = () => {
  const lifecycle = createLifecycle();
  lifecycle.setReady();
  return lifecycle;
};

const pageOf = () => {
  const told: unknown[] = [];
  return {
    told,
    frame: { url: 'app://a/', origin: 'app://a', parent: null, detached: false },
    tell: (message: unknown) => void told.push(message),
  };
};

describe('a renderer', () => {
  const shown = () => {
    const notes: string[] = [];
    const { webContents: contents } = kioskWindow(notes);
    const happened: unknown[] = [];
    contents.on('render-process-gone', (_event, { reason }) => happened.push(`gone: ${reason}`));
    contents.on('did-finish-load', () => happened.push('loaded'));
    contents.on('did-start-navigation', () => happened.push('leaves'));
    return { contents, notes, happened };
  };

  it('that is ended is gone, says nothing any more, and is loaded again when that is asked', async () => {
    const { contents, notes, happened } = shown();
    const page = pageOf();
    contents.attach(page);
    contents.forcefullyCrashRenderer();
    expect(page.frame.detached).toBe(true);
    contents.send('x');
    // Electron never tells before it has returned.
    expect(happened).toEqual(['loaded']);
    await until(() => happened.length === 2);
    contents.reload();
    contents.detach(page, false);
    expect(happened).toEqual(['loaded', 'gone: killed']);
    expect(page.told).toEqual([{ type: 'ended' }, { type: 'reload' }]);
    expect(notes).toEqual(['the renderer was ended']);
    contents.attach(pageOf());
    expect(happened.at(-1)).toBe('loaded');
  });

  it('that goes without a word has crashed, and one that leaves has not', () => {
    const { contents, happened } = shown();
    const [one, other] = [pageOf(), pageOf()];
    contents.attach(one);
    contents.detach(one, false);
    contents.attach(other);
    contents.detach(other);
    expect(happened).toEqual(['loaded', 'gone: crashed', 'loaded', 'leaves']);
  });

  it('that nobody shows has loaded as soon as it is asked', async () => {
    const { contents, happened } = shown();
    contents.reload();
    expect(happened).toEqual([]);
    await until(() => happened.length === 1);
    expect(happened).toEqual(['loaded']);
  });

  it('hears all keys unless the app looks at them, and then those alone that it lets pass', () => {
    const { contents } = shown();
    expect(contents.passedKeys()).toBeNull();
    contents.on('before-input-event', (event, { key, control, alt, meta }) => {
      if (key !== 'Enter' || control || alt || meta) event.preventDefault();
    });
    expect(contents.passedKeys()).toEqual(['0 Enter', '1 Enter']);
  });
});

describe('sessions', () => {
  it('are apart: what one does and holds another does not', async () => {
    const lifecycle = ready();
    const sessions = createSessions(lifecycle, createProtocol(lifecycle));
    const [desk, kiosk] = [sessions.of(''), sessions.of('kiosk')];
    expect(sessions.session.fromPartition('kiosk')).toBe(kiosk.session);
    expect(sessions.session.defaultSession).toBe(desk.session);
    kiosk.session.protocol.handle('app', () => new Response());
    expect(desk.session.protocol.isProtocolHandled('app')).toBe(false);
    await kiosk.session.clearData();
    expect([desk.takesClearing(), kiosk.takesClearing(), kiosk.takesClearing()]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the clipboard', () => {
  it('is two of them, and each can be emptied', async () => {
    const clipboard = createClipboard();
    await clipboard.writeText('a');
    await clipboard.selection.writeText('b');
    clipboard.clear();
    expect([await clipboard.readText(), await clipboard.selection.readText()]).toEqual(['', 'b']);
    clipboard.selection.clear();
    expect(await clipboard.selection.readText()).toBe('');
  });
});

describe('screens', () => {
  it('come, go and change as the file of the profile says', async () => {
    const screen = createScreen(ready(), folder);
    const happened: unknown[] = [];
    screen.on('display-added', (_event, { id }) => happened.push(['added', id]));
    screen.on('display-removed', (_event, { id }) => happened.push(['removed', id]));
    screen.on('display-metrics-changed', (_event, { id }, what) => happened.push(['changed', id, what]));
    expect(screen.getAllDisplays()).toHaveLength(1);
    const rect = { x: 0, y: 0, width: 100, height: 100 };
    const become = (...ids: readonly number[]): void =>
      appendFileSync(
        join(folder, 'preview.screens'),
        `not JSON\n${JSON.stringify(ids.map((id) => ({ id, ...rect })))}\n`,
      );
    become(1, 2);
    await until(() => happened.length === 2);
    become(2);
    await until(() => happened.length === 3);
    expect(happened).toEqual([
      ['added', 2],
      ['changed', 1, ['bounds', 'workArea']],
      ['removed', 1],
    ]);
    expect(screen.getPrimaryDisplay().id).toBe(2);
  });

  it('are not there before the app is ready', () => {
    expect(() => createScreen(createLifecycle(), folder).on('display-added', () => {})).toThrow(/ready/);
  });
});
