import { labeling } from './card-parts.ts';
import { defineKind } from './define-kind.ts';

/** Makes a suspended card of the customer usable again. */
export const cardResume = defineKind({ name: 'card.resume', upstream: 'capillary', ...labeling });
