import type { VisitView } from '../../../shared/ipc/views.ts';

/** Whether a receipt can be printed: something was applied in this visit, and nothing is being applied now. */
export const isReceiptDue = ({ applied, applying }: VisitView): boolean => applied > 0 && !applying;
