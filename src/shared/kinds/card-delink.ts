import { labeling } from './card-parts.ts';
import { defineKind } from './define-kind.ts';

/** Takes a card from the customer, with a label that says why. */
export const cardDelink = defineKind({ name: 'card.delink', upstream: 'capillary', ...labeling });
