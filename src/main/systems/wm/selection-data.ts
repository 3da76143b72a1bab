import { maskValue } from '../../../shared/domain/mask.ts';
import type { ProblemData } from '../../../shared/domain/problem.ts';
import { shownWithin } from '../../../shared/domain/shown-text.ts';
import type { SelectionKey } from './complete-set.ts';

const MAX_SHOWN = 200;

/** A selection as a problem names it: `upstream`, `category`, `channel`, `type`, and `value` masked; each bounded. */
export const selectionData = ({ category, channel, type, value }: SelectionKey): ProblemData => ({
  upstream: 'wm',
  category: shownWithin(MAX_SHOWN, category),
  channel: shownWithin(MAX_SHOWN, channel),
  type: shownWithin(MAX_SHOWN, type),
  value: shownWithin(MAX_SHOWN, maskValue(type, value)),
});
