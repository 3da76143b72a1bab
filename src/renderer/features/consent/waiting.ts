import type { LineView } from '../../../shared/ipc/views.ts';
import { isEditable } from '../basket/basket-state.ts';

/** Whether a line waits until consent is stated for it. */
export const waitsForConsent = (line: LineView): boolean =>
  isEditable(line) && line.findings.some(({ problem }) => problem.code === 'communication.ask-consent');

/** Whether a line is a change of consent that is still to be sent, and takes from the visit who asked. */
export const waitsForAsked = (line: LineView): boolean =>
  line.summary.kind === 'communication.set' &&
  line.asked === undefined &&
  isEditable(line) &&
  !waitsForConsent(line);
