import type { Channel } from '../../../shared/domain/card-usage.ts';
import type { LineView } from '../../../shared/ipc/views.ts';
import { pendingOf } from '../customer/pending.ts';

/** The edit of a channel that waits in the basket. */
export const pendingUsage = (basket: readonly LineView[], channel: Channel) =>
  pendingOf(basket, 'card-usage.set').find(({ summary }) => summary.channel === channel) ?? null;
