import type { ActivityView, NeedsLookView } from '../../src/shared/ipc/answer-views.ts';
import type { LineView } from '../../src/shared/ipc/views.ts';

/** A line with which nothing can be done. */
export const CAN_NOTHING: LineView['can'] = {
  edit: false,
  remove: false,
  renew: false,
  consent: false,
  sayWhoAsks: false,
  approve: false,
  readBack: false,
  tryAgain: false,
  dismiss: false,
};

/** A plain draft: it can be taken out. */
export const CAN_DRAFT: LineView['can'] = { ...CAN_NOTHING, edit: true, remove: true };

/** A change of the past with which nothing can be done. */
export const CAN_NOTHING_PAST: ActivityView['items'][number]['can'] = {
  undo: false,
  tryAgain: false,
  link: false,
};

/** A change that needs a look, and with which nothing can be done. */
export const CAN_NOTHING_LOOKED: NeedsLookView[number]['can'] = {
  readBack: false,
  sayByHand: false,
  tryAgain: false,
  dismiss: false,
};
