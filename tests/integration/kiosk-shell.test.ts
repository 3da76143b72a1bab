import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { launchPreview, type Preview } from '../../tools/preview/launch.ts';
import { until } from '../support/until.ts';

const KIOSK = { version: 1, mode: 'kiosk', branch: { id: 'K1', name: 'Kiosk', country: 'IN' } };

/** A page of the window as the stand-in sees it, without a browser: it answers beats, and comes again when it is asked. */
const pageOf = async (preview: Preview) => {
  const entered = await fetch(preview.url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const { origin } = new URL(preview.url);
  const told: string[] = [];
  let cleared: string | null = null;
  let answers = true;
  let socket: WebSocket | null = null;
  const beat = (): void => socket?.send(JSON.stringify({ type: 'send', channel: 'kiosk:beat', args: [] }));
  const hear = (text: string): void => {
    const message: { type: string; channel?: string; color?: string | null } = JSON.parse(text);
    if (message.channel === 'kiosk:beat') {
      if (answers) beat();
      return;
    }
    if (message.type === 'cover') told.push(message.color === null ? 'uncovered' : 'covered');
    else told.push(message.type);
    if (message.type !== 'reload') return;
    socket?.send(JSON.stringify({ type: 'leave' }));
    socket?.close();
    void open();
  };
  const open = async (): Promise<void> => {
    const headers = { cookie, 'sec-fetch-dest': 'document' };
    const page = await fetch(`${origin}/index.html`, { headers });
    cleared = page.headers.get('clear-site-data');
    const id = /document=([\w-]+)/.exec(await page.text())?.[1] ?? '';
    const address = `${origin.replace('http', 'ws')}/__preview/ipc?document=${id}`;
    socket = new WebSocket(address, { headers: { cookie, origin } });
    socket.on('message', (data) => hear(String(data)));
    answers = true;
    told.push('opened');
    await once(socket, 'open');
    // As the preload does: it speaks first.
    beat();
  };
  await open();
  return {
    told,
    cleared: () => cleared,
    hang: () => {
      answers = false;
    },
    /** Waits until a page came in the place of this one; gives what it was told from here on. */
    another: async (break_: () => void) => {
      told.length = 0;
      break_();
      // How fast is the question of the spec that has the machine to itself.
      await until(() => told.at(-1) === 'uncovered' && told.includes('opened'), 'another page', 15_000);
      return told.filter((it, at) => it !== told[at - 1]);
    },
  };
};

const ANOTHER = ['covered', 'ended', 'reload', 'opened', 'covered', 'uncovered'];

describe('the shell of a kiosk', () => {
  it('shows another page, whatever breaks, and in the end is to be started again', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'branchdesk-kiosk-shell-'));
    const preview = await launchPreview({ config: KIOSK, profile });
    // However the test ends.
    onTestFinished(async () => {
      await preview.stop();
      rmSync(profile, { recursive: true, force: true });
    });
    const tell = (file: string, line: string) => (): void =>
      appendFileSync(join(preview.profile, file), `${line}\n`);
    const screens = (...ids: readonly number[]): string =>
      JSON.stringify(ids.map((id) => ({ id, x: id * 1280, y: 0, width: 1280, height: 800 })));
    const page = await pageOf(preview);
    await until(() => existsSync(join(preview.profile, 'preview.gone')));
    // Its own screen becomes another by that.
    await page.another(tell('preview.screens', screens(1, 2)));
    expect(preview.log()).toContain('a blank window of');
    const gone = tell('preview.gone', 'GPU');
    const steps = [gone, tell('preview.screens', screens(2)), page.hang];
    for (const step of steps) {
      const told = await page.another(step);
      expect(told.slice(-ANOTHER.length)).toEqual(ANOTHER);
      expect(page.cleared()).toBe('"storage"');
    }
    expect(existsSync(join(preview.profile, 'without-gpu'))).toBe(true);
    gone();
    await until(() => page.told.length > 0);
    expect(await preview.stop()).toBe(86);
    // It counts as a start that did not last: after several there is no next one.
    const { starts }: { starts: number[] } = JSON.parse(readFileSync(join(profile, 'kiosk.json'), 'utf8'));
    expect(starts).toHaveLength(1);
  }, 60_000);
});
