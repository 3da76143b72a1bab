import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const TOOLS = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'] as const;
const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const LOGIN_COLLECTION = `${ROOT}/collection/login`;
const PATIENCE_MS = 10_000;

const isOnPath = (tool: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Why there can be no Secret Service here, or null. */
export const noSecretService = (): string | null => {
  if (process.platform !== 'linux') return `gnome-keyring runs on Linux, not on ${process.platform}`;
  const missing = TOOLS.filter((tool) => !isOnPath(tool));
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`;
};

/** A gnome-keyring of its own on a D-Bus of its own, in a folder that is gone after `end`. */
export interface SecretService {
  readonly folder: string;
  /** The whole environment of a process that shall find this keyring. */
  readonly env: Readonly<Record<string, string>>;
  lock(): Promise<void>;
  /** Stops the daemon's process as a debugger would: it takes calls and answers none. */
  freeze(): void;
  thaw(): void;
  /** Ends the daemon and starts it over the same keyring file, unlocked or as after a start without a login. */
  restart(state: 'unlocked' | 'locked'): Promise<void>;
  endBus(): Promise<void>;
  /** A bus again at the same address, and the daemon on it, unlocked. */
  startBus(): Promise<void>;
  end(): Promise<void>;
}

/** Only who asks is started: nothing else is installed on this bus, no prompter and no second daemon. */
const busConfig = (address: string): string => `<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

const endProcess = async (child: ChildProcess | undefined): Promise<void> => {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

/** Starts a Secret Service that is unlocked and empty. */
export const startSecretService = async (): Promise<SecretService> => {
  const folder = await mkdtemp(join(tmpdir(), 'secret-service-'));
  const address = `unix:path=${join(folder, 'bus')}`;
  const config = join(folder, 'bus.conf');
  const folders = { HOME: 'home', XDG_RUNTIME_DIR: 'run', XDG_DATA_HOME: 'data' };
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  for (const [name, part] of Object.entries(folders)) {
    const path = join(folder, part);
    await mkdir(path, { mode: 0o700 });
    env[name] = path;
  }
  await writeFile(config, busConfig(address));

  let bus: ChildProcess | undefined;
  let daemon: ChildProcess | undefined;

  const call = async (destination: string, path: string, method: string, ...values: string[]) => {
    const { stdout } = await run(
      'dbus-send',
      ['--session', '--print-reply', `--dest=${destination}`, path, method, ...values],
      { env },
    );
    return stdout;
  };

  const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
    const end = performance.now() + PATIENCE_MS;
    while (!(await isSo().catch(() => false))) {
      if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    }
  };

  const startBusDaemon = async (): Promise<void> => {
    await rm(join(folder, 'bus'), { force: true });
    bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (bus.stdout === null) throw new Error('dbus-daemon has no output');
    await once(bus.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
  };

  const startDaemon = async (state: 'unlocked' | 'locked'): Promise<void> => {
    await rm(join(folder, 'run', 'keyring'), { recursive: true, force: true });
    const mode = state === 'unlocked' ? '--unlock' : '--start';
    daemon = spawn('gnome-keyring-daemon', [mode, '--foreground', '--components=secrets'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    daemon.stdin?.on('error', () => {});
    daemon.stdin?.end('a password of the keyring');
    await until('the Secret Service on the bus', async () =>
      (
        await call(
          'org.freedesktop.DBus',
          '/org/freedesktop/DBus',
          'org.freedesktop.DBus.NameHasOwner',
          `string:${SERVICE}`,
        )
      ).includes('boolean true'),
    );
    await until(`the keyring to be ${state}`, async () =>
      (
        await call(
          SERVICE,
          LOGIN_COLLECTION,
          'org.freedesktop.DBus.Properties.Get',
          'string:org.freedesktop.Secret.Collection',
          'string:Locked',
        )
      ).includes(`boolean ${state === 'locked'}`),
    );
  };

  const end = async (): Promise<void> => {
    await endProcess(daemon);
    await endProcess(bus);
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await startBusDaemon();
    await startDaemon('unlocked');
  } catch (error) {
    await end();
    throw error;
  }

  return {
    folder,
    env,
    end,
    lock: async () => {
      await call(SERVICE, ROOT, 'org.freedesktop.Secret.Service.Lock', `array:objpath:${LOGIN_COLLECTION}`);
    },
    freeze: () => {
      daemon?.kill('SIGSTOP');
    },
    thaw: () => {
      daemon?.kill('SIGCONT');
    },
    restart: async (state) => {
      await endProcess(daemon);
      await startDaemon(state);
    },
    endBus: async () => {
      await endProcess(bus);
      await endProcess(daemon);
    },
    startBus: async () => {
      await startBusDaemon();
      await startDaemon('unlocked');
    },
  };
};
