type Field = HTMLInputElement | HTMLTextAreaElement;

export interface FieldState {
  readonly field: Field;
  readonly value: string;
}

const isField = (element: Element | null): element is Field =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== 'radio');

export const fieldStateOf = (element: Element | null): FieldState | null =>
  isField(element) ? { field: element, value: element.value } : null;

/** Gives a field the text it had, the way a person would: React hears of it as of any other input. */
export const restoreField = ({ field, value }: FieldState): void => {
  if (field.value === value) return;
  const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
