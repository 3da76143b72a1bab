import { describe, expect, it } from 'vitest';
import { copyAcross, createContextBridge } from '../../../tools/preview/page/context-bridge.ts';
import { createIpcRenderer } from '../../../tools/preview/page/ipc-renderer.ts';
import type { Link } from '../../../tools/preview/page/link.ts';
import { createSandboxRequire } from '../../../tools/preview/page/sandbox-require.ts';

describe('what crosses the bridge', () => {
  it('is a copy', () => {
    const given = { list: [{ text: 'x' }], at: new Date(0) };
    const copied = copyAcross(given);
    expect(copied).toEqual(given);
    expect(copied).not.toBe(given);
  });

  it('has no prototype of its own and no symbols', () => {
    class Own {
      text = 'x';
      symbol = Symbol('x');
      method(): string {
        return this.text;
      }
    }
    const copied = copyAcross(new Own());
    expect(copied).toEqual({ text: 'x' });
    expect(copied).not.toHaveProperty('method');
  });

  it('is a wrapped function, whose input and output are copied too', async () => {
    const held = { text: 'x' };
    const seen: unknown[] = [];
    const crossed = copyAcross((input: unknown) => {
      seen.push(input);
      return Promise.resolve(held);
    }) as (input: object) => Promise<object>;
    const input = { a: 1 };
    const output = await crossed(input);
    expect(output).toEqual(held);
    expect(output).not.toBe(held);
    expect(seen[0]).toEqual(input);
    expect(seen[0]).not.toBe(input);
  });

  it('is of an error its message alone', async () => {
    const failing = copyAcross(async () => {
      throw Object.assign(new Error('words'), { secret: 'canary' });
    }) as () => Promise<unknown>;
    const error: unknown = await failing().catch((it: unknown) => it);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: 'words' });
    expect(error).not.toHaveProperty('secret');
  });

  it('has every key as data, __proto__ too', () => {
    const copied = copyAcross(JSON.parse('{"__proto__":{"injected":1},"a":2}')) as Record<string, unknown>;
    expect(Object.keys(copied)).toEqual(['__proto__', 'a']);
    expect(copied).not.toHaveProperty('injected');
    expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
  });

  it('is nothing that cannot be cloned, and nothing endlessly deep', () => {
    expect(() => copyAcross(new WeakMap())).toThrow('An object could not be cloned.');
    let deep: unknown = 1;
    for (let at = 0; at < 1_500; at += 1) deep = [deep];
    expect(() => copyAcross(deep)).toThrow('recursion depth exceeded');
  });

  it('is put on the window once, frozen', () => {
    const world: { api?: { on: object } } = {};
    const bridge = createContextBridge(world);
    bridge.exposeInMainWorld('api', { on: { it: () => 1 } });
    expect(() => bridge.exposeInMainWorld('api', {})).toThrow(
      'Cannot bind an API on top of an existing property',
    );
    expect(Object.isFrozen(world.api?.on)).toBe(true);
    expect(() => Object.assign(world, { api: 1 })).toThrow(TypeError);
  });
});

describe('a sandboxed preload', () => {
  const electron = { ipcRenderer: {} };
  const load = createSandboxRequire(electron);

  it('may load electron and parts of what a page has', () => {
    expect(load('electron')).toBe(electron);
    expect(load('timers')).toHaveProperty('setTimeout');
    expect(load('node:url')).toHaveProperty('URL');
  });

  it.each(['fs', 'node:fs', 'path', './other.cjs', 'valibot', 'constructor', '__proto__', 'node:electron'])(
    'may not load %s',
    (id) => expect(() => load(id)).toThrow(`module not found: ${id}`),
  );
});

describe('ipcRenderer', () => {
  const renderer = (answer: () => Promise<unknown> = async () => 'answer') => {
    const asked: unknown[] = [];
    let hear: Parameters<Link['onEvent']>[0] = () => {};
    const ipcRenderer = createIpcRenderer({
      ask: (message) => {
        asked.push(message);
        return answer();
      },
      tell: (message) => void asked.push(message),
      onEvent: (listener) => {
        hear = listener;
      },
    });
    return { asked, ipcRenderer, hear: (channel: string, ...args: unknown[]) => hear(channel, args) };
  };

  it('rejects as Electron words it', async () => {
    const { ipcRenderer } = renderer(async () =>
      Promise.reject(new Error("Error: No handler registered for 'x'")),
    );
    await expect(ipcRenderer.invoke('x')).rejects.toThrow(
      "Error invoking remote method 'x': Error: No handler registered for 'x'",
    );
  });

  it.each([
    ['a function', { a: () => 1 }, 'An object could not be cloned.'],
    ['a symbol', { a: Symbol('x') }, 'An object could not be cloned.'],
    ['a date', { a: new Date(0) }, 'Not plain JSON data at "0.a"'],
    ['a map', new Map(), 'Not plain JSON data at "0"'],
    ['an undefined value', { a: [{ b: undefined }] }, 'Not plain JSON data at "0.a.0.b"'],
    ['a big integer', { a: 1n }, 'Not plain JSON data at "0.a"'],
  ])('sends nothing that is %s', async (_what, payload, words) => {
    const { asked, ipcRenderer } = renderer();
    await expect(ipcRenderer.invoke('x', payload)).rejects.toThrow(words);
    expect(() => ipcRenderer.send('x', payload)).toThrow(words);
    expect(asked).toEqual([]);
  });

  it('hears a channel until it stops listening', () => {
    const { ipcRenderer, hear } = renderer();
    const heard: unknown[] = [];
    const listener = (_event: object, payload: unknown): void => void heard.push(payload);
    ipcRenderer.on('x', listener);
    hear('x', 1);
    hear('y', 2);
    ipcRenderer.removeListener('x', listener);
    hear('x', 3);
    expect(heard).toEqual([1]);
  });
});
