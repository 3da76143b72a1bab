import { neverSuite } from '../contract/main/never-suite.ts';

neverSuite({ runs: 80, lagging: 14, seed: 20_261_124 });
