import { flipsSuite } from '../unit/main/provisioning/flips-suite.ts';

flipsSuite({ every: 1, everySigned: 1, everyDerived: 96, large: 10_000, seed: 20_261_127 });
