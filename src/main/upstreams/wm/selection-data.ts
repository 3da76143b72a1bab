import { maskValue } from '../../../shared/domain/mask.ts';
import type { ProblemData } from '../../../shared/domain/problem.ts';
import { boundText } from '../http/reply-text.ts';
import type { SelectionKey } from './complete-set.ts';

const MAX_SHOWN = 200;

/** A selection as a problem names it: `upstream`, `category`, `channel`, `type`, and `value` masked; each bounded. */
export const selectionData = ({ category, channel, type, value }: SelectionKey): ProblemData => ({
  upstream: 'wm',
  category: boundText(category, MAX_SHOWN),
  channel: boundText(channel, MAX_SHOWN),
  type: boundText(type, MAX_SHOWN),
  value: boundText(maskValue(type, value), MAX_SHOWN),
});
