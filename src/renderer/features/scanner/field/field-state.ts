type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a field held before a key came. */
export interface FieldState {
  readonly field: Field;
  readonly value: string;
}

const NO_TEXT: readonly string[] = [
  'radio',
  'checkbox',
  'button',
  'submit',
  'reset',
  'file',
  'image',
  'range',
  'color',
];

/** Whether text goes into an element. */
export const isTextField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !NO_TEXT.includes(element.type));

/** What an element holds that keys can alter; null: nothing. */
export const fieldStateOf = (element: Element | null): FieldState | null =>
  isTextField(element) || element instanceof HTMLSelectElement
    ? { field: element, value: element.value }
    : null;

const ownerOf = (
  field: Field,
): typeof HTMLInputElement | typeof HTMLTextAreaElement | typeof HTMLSelectElement => {
  if (field instanceof HTMLTextAreaElement) return HTMLTextAreaElement;
  return field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
};

/** Gives a field a text, the way a person would: React hears of it as of any other input. */
export const restoreField = ({ field, value }: FieldState): void => {
  // A day that is typed in part has no value, and keeps the part.
  const isPart = field instanceof HTMLInputElement && field.type === 'date' && field.value === '';
  if (field.value === value && !isPart) return;
  const set = Object.getOwnPropertyDescriptor(ownerOf(field).prototype, 'value')?.set;
  if (isPart) set?.call(field, '2000-01-01');
  set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event('change', { bubbles: true }));
};
