/** Room that the line of buttons takes at the end of a dialog, in pixels. */
const BUTTONS = 64;

/**
 * The ref of a field in a dialog that takes the focus where it can be seen as the dialog opens. Where it cannot, the dialog
 * stays at its top: what is decided is looked at first.
 */
export const focusIfSeen = (field: HTMLElement | null): void => {
  const dialog = field?.closest('[role=dialog]');
  if (field == null || dialog == null) return;
  const end = Math.min(dialog.getBoundingClientRect().bottom, window.innerHeight) - BUTTONS;
  if (field.getBoundingClientRect().bottom <= end) field.focus({ preventScroll: true });
};
