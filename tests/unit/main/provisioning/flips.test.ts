import { seedOfDay } from '../../../support/seed-of-day.ts';
import { flipsSuite } from './flips-suite.ts';

flipsSuite({ every: 31, everySigned: 97, everyDerived: 6_000, large: 20, seed: seedOfDay() });
