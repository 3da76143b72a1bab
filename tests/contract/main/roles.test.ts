import { seedOfDay } from '../../support/seed-of-day.ts';
import { rolesSuite } from './roles-suite.ts';

/** `npm test -- --full` tries 40 tables of roles with 120 steps each. */
rolesSuite({ tables: 4, steps: 60, seed: seedOfDay() });
