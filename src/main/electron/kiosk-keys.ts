import type { Input } from 'electron';

/** The members of a key that decide whether it passes. */
export type KioskKey = Pick<Input, 'type' | 'key' | 'isComposing' | 'control' | 'alt' | 'meta'>;

/** Keys with a name that do something on the kiosk's own screens, or are held for a capital letter. */
const NAMED: ReadonlySet<string> = new Set([
  ...['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'Shift'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
]);

/** One character that a card, a field or a scan can hold; a blank presses what has the focus. */
const CHARACTER = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Tells which keys the configured signs of a scanner take: `F9`, and `control J` for a line feed. */
const keysOf = (sent: string): ReadonlySet<string> =>
  new Set(
    (sent.match(/<F(?:[1-9]|1\d|2[0-4])>|[\s\S]/gu) ?? []).flatMap((sign) => {
      if (sign.startsWith('<F')) return [sign.slice(1, -1)];
      const code = sign.codePointAt(0) ?? 0;
      return code < 32 ? [`control ${String.fromCharCode(code | 64)}`] : [];
    }),
  );

/**
 * Makes the check of every key that is pressed at a kiosk, before the page or a menu hears of it. It names what passes,
 * and nothing else does: no key with Ctrl, Alt or Command, no function key, no key of a browser or of the system. What
 * the operating system takes for itself never comes here; the lockdown files are for that.
 * @param scannerSends what scanners send before and after a code, as it is configured: these few keys pass too
 */
export const createKeyFilter = (scannerSends: string): ((key: KioskKey) => boolean) => {
  const sent = keysOf(scannerSends);
  const isOwn = (key: string): boolean => NAMED.has(key) || CHARACTER.test(key) || sent.has(key);
  return ({ type, key, isComposing, control, alt, meta }) => {
    // A key that went down alone may come up while another is held.
    if (type === 'keyUp') return isOwn(key);
    if (isComposing || alt || meta) return false;
    return control ? sent.has(`control ${key.toUpperCase()}`) : isOwn(key);
  };
};
