import { v7 } from 'uuid';
import { systemClock } from '../clock/system-clock.ts';
import { loadAsked, loadSettings } from '../config/find-settings.ts';
import type { ConfigFault } from '../config/read-settings.ts';
import { readSwitches, type Switches } from '../config/switches.ts';
import { type CommandDeps, runExport, runVerify } from '../journal/commands.ts';
import { keepLastKiosk } from '../kiosk/last-kiosk.ts';
import { runLockdown } from '../lockdown/lockdown-command.ts';
import { idOf } from '../operators/os-operator.ts';
import { createPins } from '../operators/pins.ts';
import { type Composed, type Host, type RunningApp, START_AGAIN } from '../ports/host.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { checkBundle } from '../provisioning/check-bundle.ts';
import { printDeviceCard } from '../provisioning/device-card-command.ts';
import { machineKeys } from '../provisioning/machine-place.ts';
import { runMakeBundle } from '../provisioning/make-bundle-command.ts';
import { verifyReceipt } from '../receipts/verify-switch.ts';
import { composeApp } from './app.ts';
import { type Configured, findConfigured } from './configured.ts';
import { meantAsKiosk } from './meant-as-kiosk.ts';
import { liveMode, trainingMode } from './mode.ts';
import { runProvision, runRollBack } from './provision-switches.ts';
import { createProvisioning, type Provisioning } from './provisioning.ts';
import { checkSigning } from './signing-check.ts';
import { createSwitching, type Switching } from './switching.ts';
import { composeUnusableKiosk } from './unusable-kiosk.ts';
import { devicesConfigured, judgeOf } from './verify.ts';

const lines = (faults: readonly ConfigFault[]): string =>
  faults.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}\n`).join('');

const checkConfig = async (file: string, host: Host): Promise<Composed> => {
  const read = await loadSettings(file);
  host.write(read.ok ? `${file}: no faults\n` : lines(read.faults));
  return { exitCode: read.ok ? 0 : 1 };
};

/** Prints the hash of a PIN. The PIN comes on standard input, so that no list of processes and no history holds it. */
const hashOne = async (host: Host): Promise<Composed> => {
  const { kept } = await findConfigured(null, host);
  const { keychain } = await liveMode(host, null, [], kept);
  try {
    const hashed = await createPins({ keychain, configured: () => null }).hash(
      (await host.readLine()).trim(),
    );
    if (hashed.ok) host.write(`${hashed.value}\n`);
    else if (hashed.problem.code === 'pin.unfit') host.warn(`${PIN_NEEDED}\n`);
    else host.warn('The keychain of this user does not give the secret that PINs are hashed with.\n');
    return { exitCode: hashed.ok ? 0 : 1 };
  } finally {
    await keychain.close();
  }
};

const PIN_NEEDED = 'A PIN is expected on standard input: 6 to 12 digits, and not all the same or in a row.';

/** No device but this machine's own, and those that its configuration names. */
const NOBODY_ELSE = { deviceKey: null, anyDevice: false, config: null } as const;

/** Does what a switch asks of this machine's own journal; training keeps none. */
const withJournal = async (
  host: Host,
  run: (deps: CommandDeps) => Promise<{ readonly exitCode: number }>,
  asked: Pick<
    Extract<Switches, { run: 'verify-journal' }>,
    'deviceKey' | 'anyDevice' | 'config'
  > = NOBODY_ELSE,
): Promise<Composed> => {
  const { journalFile, keychain, account } = await liveMode(host, null, []);
  try {
    const { devices: configured, faults } = await devicesConfigured(host, asked.config);
    host.warn(lines(faults));
    if (faults.length > 0 && asked.config !== null) return { exitCode: 1 };
    const device = await judgeOf({ ...asked, configured, keychain });
    if (typeof device === 'string') {
      host.warn(`${device}\n`);
      return { exitCode: 2 };
    }
    return await run({
      ...{ journalFile, keychain, operator: idOf(account.name), device },
      clock: systemClock,
      ids: { v7: () => v7() },
      write: (text) => host.write(text),
    });
  } finally {
    await keychain.close();
  }
};

/** Does what a switch asks of keys and bundles, with this user's keychain: whoever typed it can answer its prompt. */
const withKeychain = async (
  host: Host,
  run: (keychain: EntriesByName) => Promise<number>,
  kept: Configured['kept'] = null,
): Promise<Composed> => {
  const { keychain } = await liveMode(host, null, [], kept);
  try {
    return { exitCode: await run(keychain.patient) };
  } finally {
    await keychain.close();
  }
};

/** The app of a machine that is not configured: it looks nobody up, and can be left for training. */
const notConfigured = async (
  host: Host,
  faults: readonly ConfigFault[],
  provisioning: Provisioning,
): Promise<Switching> => {
  const startTraining = (): Promise<void> =>
    app.become(async () => composeApp(host, await trainingMode(host)));
  const app = createSwitching(
    await composeApp(host, await liveMode(host, null, faults), startTraining, provisioning),
  );
  return app;
};

/** The app as it is configured for this user; one that is not goes on as what is imported while it is shown. */
const configuredApp = async (host: Host, asked: string | null): Promise<Composed> => {
  let unconfigured: Switching | null = null;
  let isMissed = false;
  const onImported = async (): Promise<void> => {
    // The app may be in the making.
    isMissed = unconfigured === null;
    const found = unconfigured === null ? null : await findConfigured(asked, host);
    if (unconfigured === null || found?.ok !== true) return;
    const app = unconfigured;
    unconfigured = null;
    // Another window is needed than that of a desk.
    if (found.settings.mode === 'kiosk') return host.exit(START_AGAIN);
    await app.become(() => live(found));
    host.emit('info.changed', {});
  };
  const provisioning = createProvisioning(host, onImported);
  const live = async (found: Extract<Configured, { readonly ok: true }>): Promise<RunningApp> => {
    keepLastKiosk(host.userDataDir, found.settings);
    return composeApp(host, await liveMode(host, found.settings, [], found.kept), null, provisioning);
  };
  const refused = asked === null ? await provisioning.atStart() : null;
  const found = await findConfigured(asked, host);
  if (found.ok === true) return live(found);
  const faults = [...(refused === null ? [] : [refused]), ...(found.ok === null ? [] : found.faults)];
  if (found.ok === null && refused === null && !host.packaged)
    return composeApp(host, await trainingMode(host));
  host.warn(lines(faults));
  if (asked !== null) return { exitCode: 1 };
  const kiosk = await meantAsKiosk(found, host);
  if (kiosk !== null)
    return composeUnusableKiosk(
      host,
      { ...(await liveMode(host, null, faults, found.kept)), kiosk },
      provisioning,
    );
  const app = await notConfigured(host, faults, provisioning);
  unconfigured = app;
  if (isMissed) await onImported();
  return app;
};

/** Training; of a configuration that was named it takes whether it is a kiosk, and how that is set up. */
const trainingApp = async (host: Host, config: string | null): Promise<Composed> => {
  const read = config === null ? null : await loadAsked(config, host);
  if (read === null || read.ok) return composeApp(host, await trainingMode(host, read?.settings ?? null));
  host.warn(lines(read.faults));
  return { exitCode: 1 };
};

/**
 * Makes the app, or does the work of a command-line switch. Training when it is asked for, and in development when
 * nothing is configured. A configuration that is wrong never starts against real upstreams: asked for by name it ends
 * the start, found in its place it is shown as "Not configured" with its faults.
 */
export const compose = async (host: Host): Promise<Composed> => {
  const switches = readSwitches(host.argv);
  switch (switches.run) {
    case 'version':
      host.write(`${host.version}\n`);
      return { exitCode: 0 };
    case 'unusable':
      host.warn(`${switches.why}\n`);
      return { exitCode: 2 };
    case 'check-config':
      return checkConfig(switches.file, host);
    case 'hash-pin':
      return hashOne(host);
    case 'check-signing':
      return { exitCode: await checkSigning(switches.file, host) };
    case 'provision':
      return runProvision(switches, createProvisioning(host), host);
    case 'roll-back':
      return runRollBack(createProvisioning(host), host);
    case 'export-journal':
      return withJournal(host, (deps) => runExport(deps, switches.file, switches.values));
    case 'verify-journal':
      return withJournal(host, (deps) => runVerify(deps, switches.file), switches);
    case 'verify-receipt': {
      const { keychain } = await liveMode(host, null, []);
      const { devices: configured, faults } = await devicesConfigured(host, switches.config);
      host.warn(lines(faults));
      const exitCode = await verifyReceipt({ ...switches, configured }, host, keychain);
      await keychain.close();
      return { exitCode };
    }
    case 'device-card':
      return withKeychain(host, (keychain) => printDeviceCard(switches.group, host, keychain));
    case 'make-bundle':
      return withKeychain(
        host,
        (keychain) => runMakeBundle(switches.asked, { host, keychain, now: Date.now(), id: v7() }),
        // A desk that a bundle configured passes on the credentials that it works with.
        (await findConfigured(null, host)).kept,
      );
    case 'check-bundle':
      return withKeychain(host, (keychain) =>
        checkBundle(switches.file, {
          ...{ host, keychain, now: Date.now() },
          machineKeys: () => machineKeys(host),
        }),
      );
    case 'lockdown': {
      const found = await findConfigured(switches.asked.config, host);
      return { exitCode: await runLockdown(switches.asked, found, host) };
    }
    case 'app':
      break;
  }
  return switches.training ? trainingApp(host, switches.config) : configuredApp(host, switches.config);
};
