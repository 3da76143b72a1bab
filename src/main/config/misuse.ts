/** One argument, as `parseArgs` tells it. */
export interface SwitchToken {
  readonly kind: 'option' | 'positional' | 'option-terminator';
  readonly name?: string;
  readonly value?: string | undefined;
}

/** A command of the command line, and what goes with it. */
interface CommandForm {
  /** The switch that is the command. */
  readonly command: string;
  /** Switches that go with it, beside itself. */
  readonly takes: readonly string[];
  /** Those that take no value, each with what is said to somebody who gave one. */
  readonly flags: Readonly<Record<string, string>>;
  /** Those that may stand several times. */
  readonly several?: readonly string[];
}

/** Of Chromium, where a machine or a test cannot do without; an installed app refuses those that open it. */
const OTHERS: readonly string[] = ['no-sandbox', 'disable-gpu', 'lang', 'user-data-dir'];

/** A name as it is told: what somebody typed may be a secret in the wrong place. */
const told = (name: string): string => name.replace(/[^\w-]/g, '?').slice(0, 40);

/**
 * Why a command cannot be done as it was typed; null: nothing. What is wrong is named by its switch and never by its value: a
 * passphrase that was typed as a word stays unsaid. Pure.
 */
export const misuse = (
  { command, takes, flags, several = [] }: CommandForm,
  tokens: readonly SwitchToken[],
): string | null => {
  const allowed: readonly string[] = [command, ...takes, ...OTHERS];
  const seen = new Set<string>();
  for (const { kind, name = '', value } of tokens) {
    if (kind !== 'option')
      return `--${command} does not take a word without a switch: put quotes around a name`;
    if (!allowed.includes(name)) return `--${command} does not know --${told(name)}`;
    if (OTHERS.includes(name)) continue;
    if (seen.has(name) && !several.includes(name)) return `--${name} stands twice`;
    seen.add(name);
    if (Object.hasOwn(flags, name)) {
      if (value !== undefined) return `--${name} takes no value${flags[name]}`;
    } else if (value === undefined || value === '' || value.startsWith('--'))
      return `--${name} needs a value`;
  }
  return null;
};
