import { isTextSign, type Sign } from '../../../scanner/sign.ts';
import { isTextField } from './field-state.ts';

/** A key that was kept back, and where it was meant to go. */
export interface KeptKey {
  readonly sign: Sign;
  readonly target: Element;
  /** What the page was not told. */
  readonly event: KeyboardEvent;
}

const copyOf = (type: 'keydown' | 'keyup', event: KeyboardEvent): KeyboardEvent =>
  new KeyboardEvent(type, {
    key: event.key,
    code: event.code,
    location: event.location,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    metaKey: event.metaKey,
    bubbles: true,
    cancelable: true,
    composed: true,
  });

const submit = (form: HTMLFormElement | null): void => {
  const button = form?.querySelector<HTMLButtonElement>('button[type="submit"], button:not([type])');
  if (form === null || button?.disabled) return;
  form.requestSubmit(button ?? null);
};

const insert = (target: Element, text: string): void => {
  if (target instanceof HTMLElement && target !== document.activeElement) target.focus();
  // The one way that keeps what a person can take back, and that React hears of.
  document.execCommand('insertText', false, text);
};

const CHECKED: readonly string[] = ['radio', 'checkbox'];

/** What Chromium does with a key that no component takes. */
const byDefault = ({ sign, target }: KeptKey): void => {
  const isEnter = sign === '\r';
  if (target instanceof HTMLInputElement && CHECKED.includes(target.type)) {
    if (isEnter) submit(target.form);
    else if (sign === ' ') target.click();
  } else if (isTextField(target)) {
    if (isTextSign(sign)) insert(target, sign);
    else if (isEnter && target instanceof HTMLTextAreaElement) insert(target, '\n');
    else if (isEnter) submit(target.form);
  } else if (target instanceof HTMLSelectElement) {
    if (sign === ' ') target.showPicker();
    else if (isEnter) submit(target.form);
  } else if (target instanceof HTMLElement && (isEnter || sign === ' ')) {
    const isLink = target instanceof HTMLAnchorElement;
    if (target.matches('button, summary') || (isLink && isEnter)) target.click();
  }
};

/** Does what a key would have done, where it was meant to go, if that is still there. */
export const replay = (key: KeptKey): void => {
  const { target, event } = key;
  if (!target.isConnected || target.matches(':disabled')) return;
  if (target.dispatchEvent(copyOf('keydown', event))) byDefault(key);
  target.dispatchEvent(copyOf('keyup', event));
};
