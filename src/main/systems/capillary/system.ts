import type { System } from '../system.ts';
import { createCapillary } from './capillary.ts';

/** Capillary: who a customer is, with cards and identifiers. */
export const capillaryAdapter: System<'capillary'> = (deps) =>
  createCapillary({ ...deps, country: deps.branch.branch.country, policies: deps.branch.policies });
