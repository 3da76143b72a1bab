import { seedOfDay } from '../../support/seed-of-day.ts';
import { neverSuite } from './never-suite.ts';

/** `npm test -- --full` has 80 lives, and 14 while reads lag. */
neverSuite({ runs: 30, lagging: 6, seed: seedOfDay() });
