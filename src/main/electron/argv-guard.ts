import { OWN_SWITCHES } from '../config/switches.ts';

/*
 * An installed app is started with the switches and variables that its packaging and its documents name, and with no
 * others that Chromium, Node or Electron give a meaning to: what they can do changes with every version, and much of it
 * opens the app to whoever can edit a shortcut. So there is no list of what is bad, only of what is known.
 */

/** Of Chromium: how the window looks and is drawn, and for whom. None of them weakens, reroutes or records anything. */
const KNOWN_SWITCHES: ReadonlySet<string> = new Set([
  ...OWN_SWITCHES,
  'lang',
  'force-renderer-accessibility',
  'force-device-scale-factor',
  'high-dpi-support',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-smooth-scrolling',
  'ozone-platform',
  'ozone-platform-hint',
  'profile-directory',
  // What an installer starts the app with.
  'updated',
  'force-run',
]);

/** macOS numbers the processes that it starts. */
const PROCESS_NUMBER = /^psn_\d+_\d+$/;

/** The families of variables in which Node, Electron, Chromium, and the libraries in them, look for orders. */
const FAMILIES: readonly RegExp[] = [
  /^NODE_/,
  /^ELECTRON_/,
  /^CHROME_/,
  /^CHROMIUM_/,
  /^SSL/,
  /^OPENSSL_/,
  /^NSS_/,
  /^UV_(THREADPOOL_SIZE|USE_IO_URING)$/,
  /^(LD_PRELOAD|LD_AUDIT|DYLD_.*)$/,
  /^(BREAKPAD_DUMP_LOCATION|GOOGLE_API_KEY|GOOGLE_DEFAULT_CLIENT_(ID|SECRET))$/,
];

/** Members of these families that mean nothing to an installed app, and are found on the machines of users. */
const KNOWN_VARIABLES: ReadonlySet<string> = new Set([
  ...['NODE_ENV', 'NODE_HOME', 'NODE_VERSION'],
  ...['ELECTRON_OZONE_PLATFORM_HINT', 'ELECTRON_NO_ATTACH_CONSOLE', 'ELECTRON_MIRROR'],
  'ELECTRON_SKIP_BINARY_DOWNLOAD',
  ...['CHROME_DESKTOP', 'CHROME_BIN', 'CHROME_PATH', 'CHROME_EXECUTABLE', 'CHROME_CRASHPAD_PIPE_NAME'],
]);

/** What a start is judged by. */
export interface Start {
  /** The arguments after the program. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
}

/** Chromium takes one dash for two, Windows a slash too, and there blanks around an argument are nothing. */
const switchName = (argument: string, platform: NodeJS.Platform): string | null => {
  const windows = platform === 'win32';
  const text = windows ? argument.trim() : argument;
  if (text === '-' || text === '--') return null;
  const name = (windows ? /^(?:--?|\/)([^=]*)/ : /^--?([^=]*)/).exec(text)?.[1];
  return name?.toLowerCase() ?? null;
};

/** A name as it is told: of whatever somebody typed, no more than is needed to find it. */
const told = (name: string): string => name.replace(/[^\x21-\x7e]/g, '?').slice(0, 60);

const isKnownSwitch = (name: string, platform: NodeJS.Platform): boolean =>
  KNOWN_SWITCHES.has(name) || (platform === 'darwin' && PROCESS_NUMBER.test(name));

/** Names the switches and variables with which an installed app does not start; empty when it may. Their values are not told. */
export const refusedStart = ({ argv, environment, packaged, platform }: Start): readonly string[] => {
  if (!packaged) return [];
  const switches = argv.flatMap((argument) => {
    const name = switchName(argument, platform);
    return name === null || isKnownSwitch(name, platform) ? [] : [`--${told(name)}`];
  });
  const variables = Object.entries(environment).flatMap(([given, value = '']) => {
    const name = platform === 'win32' ? given.toUpperCase() : given;
    const meant = FAMILIES.some((family) => family.test(name)) && !KNOWN_VARIABLES.has(name);
    return meant && value !== '' ? [told(given)] : [];
  });
  return [...switches, ...variables];
};
