import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { App, Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../../src/main/electron/menu.ts';
import { configPlaces, isInArchive, ownArguments } from '../../../../src/main/electron/paths.ts';
import { denyPermissions } from '../../../../src/main/electron/permissions.ts';
import { createShutdown } from '../../../../src/main/electron/shutdown.ts';
import { silenceSession } from '../../../../src/main/electron/silent-session.ts';
import { mayStart } from '../../../../src/main/electron/single-instance.ts';

/** As much of Electron's app as a start and an end touch. */
const fakeApp = (first = true) => {
  const { promise: exited, resolve } = Promise.withResolvers<number>();
  let asked = 0;
  const app = Object.assign(new EventEmitter(), {
    exit: (code: number) => resolve(code),
    requestSingleInstanceLock: () => {
      asked += 1;
      return first;
    },
  });
  const quit = (): boolean => {
    let prevented = false;
    app.emit('will-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  };
  return { app: app as EventEmitter as App, emit: app.emit.bind(app), quit, exited, asked: () => asked };
};

describe('where the configuration is looked for', () => {
  const KERNEL = '\\\\?\\GLOBALROOT\\SystemRoot';
  /** What links of a machine lead to; every other path is not there. */
  const links =
    (there: Readonly<Record<string, string>>) =>
    (path: string): string => {
      const real = there[path];
      if (real === undefined) throw new Error('ENOENT');
      return real;
    };

  it.each([
    ['win32', {}, 'C:\\ProgramData\\Branchdesk\\branchdesk.config.json'],
    ['win32', { [KERNEL]: 'D:\\Windows' }, 'D:\\ProgramData\\Branchdesk\\branchdesk.config.json'],
    [
      'win32',
      { [KERNEL]: 'C:\\Windows', 'C:\\Users\\All Users': 'E:\\Shared' },
      'E:\\Shared\\Branchdesk\\branchdesk.config.json',
    ],
    ['darwin', {}, '/Library/Application Support/Branchdesk/branchdesk.config.json'],
    ['linux', {}, '/etc/branchdesk/branchdesk.config.json'],
  ] as const)('on %s with %j is %s', (platform, there, place) =>
    expect(configPlaces(platform, links(there))).toEqual([place]),
  );

  it('is nowhere that a variable of the environment names', () => {
    const before = configPlaces('win32', links({}));
    for (const name of ['ProgramData', 'ALLUSERSPROFILE', 'SystemDrive', 'SystemRoot', 'PUBLIC'])
      vi.stubEnv(name, 'X:\\planted');
    try {
      expect(configPlaces('win32', links({}))).toEqual(before);
      expect(configPlaces('win32')).toEqual(before);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('the app’s own arguments', () => {
  it('begin after the program, and in development after its folder', () => {
    expect(ownArguments(['Branchdesk', '--training'], true)).toEqual(['--training']);
    expect(ownArguments(['electron', '.', '--training'], false)).toEqual(['--training']);
  });
});

describe('an installed app', () => {
  it('is known by the archive that it lies in, whatever its program is called', () => {
    expect(isInArchive('/opt/Renamed/resources/app.asar/out/main')).toBe(true);
    expect(isInArchive('C:\\Users\\u\\copy\\resources\\app.asar\\out\\main')).toBe(true);
    expect(isInArchive('/home/u/branchdesk/out/main')).toBe(false);
    expect(isInArchive('/home/u/app.asar.unpacked/out/main')).toBe(false);
  });
});

describe('a second start', () => {
  it('does not go on, and the first one hears of it', () => {
    let heard = 0;
    const first = fakeApp();
    expect(
      mayStart(first.app, [], () => {
        heard += 1;
      }),
    ).toBe(true);
    expect(mayStart(fakeApp(false).app, ['--training'], () => {})).toBe(false);
    first.emit('second-instance');
    expect(heard).toBe(1);
  });

  it('goes on beside the first when it needs no window', () => {
    const { app, asked } = fakeApp(false);
    expect(mayStart(app, ['--check-config', 'FILE'], () => {})).toBe(true);
    expect(asked()).toBe(0);
  });

  it.each([
    [['--version'], false],
    [['--check-config=x'], false],
    [['--check-config'], false],
    [['--training', '--diagnostics', 'x'], false],
    [['--provision', 'x'], false],
    [['--training'], true],
    [['--versions'], true],
    [['--diagnostic', 'x'], true],
    [[], true],
  ])('with %j is one of the app: %s', (argv, isApp) => {
    const { app, asked } = fakeApp(true);
    expect(mayStart(app, argv, () => {})).toBe(true);
    expect(asked()).toBe(isApp ? 1 : 0);
  });
});

describe('the end', () => {
  it('waits until everything is closed', async () => {
    const { app, quit, exited } = fakeApp();
    const order: string[] = [];
    const { promise: closing, resolve } = Promise.withResolvers<void>();
    createShutdown({ app, output: new PassThrough(), graceMs: 10_000 }).closing(() => closing);
    void exited.then(() => order.push('exited'));
    expect(quit()).toBe(true);
    expect(quit()).toBe(true);
    await new Promise(setImmediate);
    order.push('closed');
    resolve();
    expect(await exited).toBe(0);
    expect(order).toEqual(['closed', 'exited']);
  });

  it('has the status that was asked for, once all output is written', async () => {
    const { app, exited } = fakeApp();
    createShutdown({ app, output: new PassThrough(), graceMs: 10_000 }).exit(2);
    expect(await exited).toBe(2);
  });

  it('has status 1 when closing fails, or takes too long', async () => {
    const [failing, stuck] = [fakeApp(), fakeApp()];
    const output = new PassThrough();
    createShutdown({ app: failing.app, output, graceMs: 10_000 }).closing(async () =>
      Promise.reject(new Error('x')),
    );
    failing.quit();
    expect(await failing.exited).toBe(1);
    createShutdown({ app: stuck.app, output, graceMs: 20 }).closing(() => new Promise(() => {}));
    stuck.quit();
    expect(await stuck.exited).toBe(1);
  });
});

describe('permissions', () => {
  it('are all denied', () => {
    const answers: unknown[] = [];
    const session = {
      setPermissionRequestHandler: (handler: (...input: unknown[]) => void) =>
        handler(null, 'media', (it: unknown) => answers.push(it), {}),
      setPermissionCheckHandler: (handler: () => unknown) => answers.push(handler()),
      setDevicePermissionHandler: (handler: () => unknown) => answers.push(handler()),
    };
    denyPermissions(session as object as Session);
    expect(answers).toEqual([false, false, false]);
  });
});

describe('the session of the page', () => {
  const silenced = async () => {
    const proxies: unknown[] = [];
    const requests: ((details: { url: string }, answer: (it: object) => void) => void)[] = [];
    const downloads: ((event: object) => void)[] = [];
    const session = {
      webRequest: { onBeforeRequest: (listener: (typeof requests)[number]) => void requests.push(listener) },
      on: (_event: string, listener: (typeof downloads)[number]) => void downloads.push(listener),
      setProxy: async (config: unknown) => void proxies.push(config),
    };
    await silenceSession(session as object as Session);
    const answers: object[] = [];
    const ask = (url: string): object | undefined => {
      for (const listener of requests) listener({ url }, (it) => answers.push(it));
      return answers.at(-1);
    };
    let prevented = 0;
    for (const listener of downloads)
      listener({
        preventDefault: () => {
          prevented += 1;
        },
      });
    return { ask, proxies, prevented };
  };

  it.each([
    ['app://branchdesk/index.html', false],
    ['data:,x', false],
    ['app://other/', true],
    ['http://127.0.0.1/', true],
    ['https://app.branchdesk/', true],
    ['ws://branchdesk/', true],
    ['file:///etc/passwd', true],
    ['not an address', true],
  ])('asks for %s: cancelled %s', async (url, cancel) =>
    expect((await silenced()).ask(url)).toEqual({ cancel }),
  );

  it('has no way out and keeps no download', async () => {
    const { proxies, prevented } = await silenced();
    expect(proxies).toEqual([
      { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' },
    ]);
    expect(prevented).toBe(1);
  });
});

describe('the menu', () => {
  it('has edit items on macOS and nothing but zoom elsewhere', () => {
    expect(menuTemplate('darwin').map(({ role, label }) => role ?? label)).toEqual([
      'appMenu',
      'editMenu',
      'View',
      'windowMenu',
    ]);
    expect(menuTemplate('win32').map(({ role, label }) => role ?? label)).toEqual(['View']);
  });
});
