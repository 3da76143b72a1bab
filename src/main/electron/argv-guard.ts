/*
 * An installed app is started with the switches that its packaging gave it. These open it to whoever can edit a
 * shortcut: they attach a debugger, weaken TLS or the sandbox, or reroute or record its traffic.
 */
const REFUSED_SWITCHES: readonly RegExp[] = [
  /^remote-debugging-/,
  /^remote-allow-origins$/,
  /^inspect(-|$)/,
  /^debug(-|$)/,
  /^js-flags$/,
  /^(no-sandbox|disable-.*sandbox|no-zygote|single-process|in-process-gpu)$/,
  /^disable-(web-security|site-isolation.*|features)$/,
  /^allow-(insecure-localhost|running-insecure-content|file-access-from-files|sandbox-debugging)$/,
  /^ignore-(certificate-errors.*|urlfetcher-cert-requests)$/,
  /^unsafely-treat-insecure-origin-as-secure$/,
  /^host-(rules|resolver-rules)$/,
  /^proxy-(server|pac-url|bypass-list|auto-detect)$/,
  /^(log-net-log|net-log-capture-mode|ssl-key-log-file|log-file|enable-logging)$/,
  /^(auto-open-devtools-for-tabs|load-extension|test-type|enable-automation)$/,
  /^(renderer|utility|gpu|ppapi|plugin)-(cmd-prefix|launcher|startup-dialog)$/,
  /^(browser-subprocess-path|plugin-launcher|gpu-launcher)$/,
  /^(require|r|experimental-loader|loader|import)$/,
];

const REFUSED_ENVIRONMENT: readonly string[] = [
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSLKEYLOGFILE',
];

/** What a start is judged by. */
export interface Start {
  /** The arguments after the program. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
}

const switchName = (argument: string, platform: NodeJS.Platform): string | null => {
  const name = (platform === 'win32' ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/).exec(argument)?.[1];
  return name?.toLowerCase() ?? null;
};

/** Names the switches and variables with which an installed app does not start; empty when it may. Their values are not told. */
export const refusedStart = ({ argv, environment, packaged, platform }: Start): readonly string[] => {
  if (!packaged) return [];
  const switches = argv.flatMap((argument) => {
    const name = switchName(argument, platform);
    return name !== null && REFUSED_SWITCHES.some((pattern) => pattern.test(name)) ? [`--${name}`] : [];
  });
  const variables = REFUSED_ENVIRONMENT.filter((name) => (environment[name] ?? '') !== '');
  return [...switches, ...variables];
};
