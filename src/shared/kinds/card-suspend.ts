import { labeling } from './card-parts.ts';
import { defineKind } from './define-kind.ts';

/** Suspends a card of the customer. */
export const cardSuspend = defineKind({ name: 'card.suspend', upstream: 'capillary', ...labeling });
