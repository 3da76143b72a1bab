/**
 * What a key stands for: one character, a control character (Enter is `\r`, Ctrl+J is `\n`), or the name of a key in
 * angle brackets, such as `<F9>` or `<Alt+1>`.
 */
export type Sign = string;

/** The members of a key event that say which key it is. */
interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** Whether AltGr is held: Windows tells it as Ctrl and Alt. */
  readonly altGraph: boolean;
}

const NAMED: Readonly<Record<string, Sign>> = {
  Enter: '\r',
  Tab: '\t',
  Escape: '\u001b',
  Backspace: '\b',
  Delete: '\u007f',
};

const MODIFIERS: readonly string[] = [
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
];

/** Whether a key only alters what others mean: a scanner sends Shift for its capitals. */
export const isModifier = (key: string): boolean => MODIFIERS.includes(key);

const isOneCharacter = (key: string): boolean => [...key].length === 1;

/** The control character of Ctrl and a key, as a scanner sends one; null where there is none. */
const controlOf = (key: string): Sign | null =>
  /^[a-zA-Z@[\\\]^_]$/.test(key) ? String.fromCharCode(key.toUpperCase().charCodeAt(0) & 31) : null;

/** The sign of a key that goes down. */
export const signOf = ({ key, code, ctrlKey, altKey, metaKey, altGraph }: Pressed): Sign => {
  const plain = altGraph || !(ctrlKey || altKey || metaKey);
  if (plain) return isOneCharacter(key) ? key : (NAMED[key] ?? `<${key}>`);
  const control = ctrlKey && !altKey && !metaKey ? controlOf(key) : null;
  if (control !== null) return control;
  const held = [ctrlKey ? 'Control' : '', altKey ? 'Alt' : '', metaKey ? 'Meta' : ''].filter(Boolean);
  // With Alt the key itself may be another sign: its place on the keyboard tells which it is.
  return `<${[...held, altKey ? code : key].join('+')}>`;
};

const isControl = (sign: Sign): boolean => /^\p{Cc}$/u.test(sign) && sign.charCodeAt(0) < 32;

/** Whether it is a character that a text can hold. */
export const isTextSign = (sign: Sign): boolean => isOneCharacter(sign) && !/\p{Cc}/u.test(sign);

/** Whether two signs are the same to a scanner: it sends a new line as Enter, as Ctrl+J, or as both. */
export const isSameSign = (one: Sign, other: Sign): boolean =>
  one === other || (/^[\r\n]$/.test(one) && /^[\r\n]$/.test(other));

/** The signs of a prefix or suffix as it is configured: characters, and function keys as `<F1>` to `<F24>`. */
export const signsOf = (configured: string): readonly Sign[] =>
  configured.match(/<F(?:[1-9]|1\d|2[0-4])>|[\s\S]/gu) ?? [];

const SHOWN: Readonly<Record<string, string>> = {
  '\r': 'Enter',
  '\n': 'Ctrl+J',
  '\t': 'Tab',
  '\u001b': 'Esc',
  '\b': 'Backspace',
  '\u007f': 'Delete',
  ' ': '␣',
};

/** The sign as a keyboard names it. */
export const shownSign = (sign: Sign): string => {
  const shown = SHOWN[sign];
  if (shown !== undefined) return shown;
  if (isControl(sign)) return `Ctrl+${String.fromCharCode(sign.charCodeAt(0) | 64)}`;
  return sign.length > 2 && sign.startsWith('<') ? sign.slice(1, -1).replace('Control', 'Ctrl') : sign;
};

/** Keys of their own, although they are control characters too. */
const KEYS: readonly Sign[] = ['\b', '\t', '\r', '\u001b'];

/** Whether it is a key with Ctrl, Alt or Command. */
export const isCommand = (sign: Sign): boolean =>
  /^<.+\+.+>$/.test(sign) || (isControl(sign) && !KEYS.includes(sign));

const SHORTCUTS: readonly Sign[] = ['\u000b', '\u000c', '\u0010'];

/** Whether it is one of the app's own shortcuts: what they do can be done later. */
export const isShortcut = (sign: Sign): boolean =>
  /^<(Control|Meta)\+(Enter|[kKlLpP])>$/.test(sign) ||
  /^<Alt\+Digit[1-9]>$/.test(sign) ||
  SHORTCUTS.includes(sign);
