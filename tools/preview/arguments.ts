/** What the preview is started with. */
interface PreviewArguments {
  /** The port on 127.0.0.1; 0 is any that is free. */
  readonly port: number;
  /** How long events take to the page, in milliseconds; Electron does not promise that they keep up with calls. */
  readonly eventDelayMs: number;
  /** How long each child process takes to be launched, in milliseconds. */
  readonly childDelayMs: number;
  /** Where all state lives; `null`: a new temporary folder. */
  readonly profile: string | null;
  /** A file of credentials to put into the development keychain. */
  readonly credentials: string | null;
  /** The folder of the app, with its `package.json` and `out`; `null`: this repository. */
  readonly app: string | null;
  /** Whether the app takes itself for an installed one, as far as that can be without a package. */
  readonly installed: boolean;
  /** Everything else, for the app itself. */
  readonly passed: readonly string[];
}

/** The arguments, or one line that says what is wrong with them. */
export type ParsedArguments =
  | { readonly ok: true; readonly value: PreviewArguments }
  | { readonly ok: false; readonly fault: string };

const OWN = ['--port', '--profile', '--credentials', '--app', '--delay-events', '--delay-children'] as const;

const INSTALLED = '--installed';

/** Parses the preview's switches, `--name value` or `--name=value`; all others are passed on in their order. */
export const parseArguments = (argv: readonly string[]): ParsedArguments => {
  const own = new Map<string, string>();
  const passed: string[] = [];
  const installed = argv.includes(INSTALLED);
  const rest = argv.filter((argument) => argument !== INSTALLED);
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    const argument = next;
    const name = OWN.find((it) => argument === it || argument.startsWith(`${it}=`));
    if (name === undefined) {
      passed.push(argument);
      continue;
    }
    const value = argument === name ? rest.shift() : argument.slice(name.length + 1);
    if (value === undefined || value === '') return { ok: false, fault: `${name} needs a value` };
    own.set(name, value);
  }
  const port = own.get('--port') ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return { ok: false, fault: `--port must be a number from 0 to 65535, not ${port}` };
  const [late] = (['--delay-events', '--delay-children'] as const).filter(
    (name) => !/^\d{1,5}$/.test(own.get(name) ?? '0'),
  );
  if (late !== undefined)
    return {
      ok: false,
      fault: `${late} must be a number of milliseconds up to 99999, not ${own.get(late)}`,
    };
  const text = (name: string): string | null => own.get(name) ?? null;
  return {
    ok: true,
    value: {
      port: Number(port),
      eventDelayMs: Number(own.get('--delay-events') ?? '0'),
      childDelayMs: Number(own.get('--delay-children') ?? '0'),
      profile: text('--profile'),
      credentials: text('--credentials'),
      app: text('--app'),
      installed,
      passed,
    },
  };
};
