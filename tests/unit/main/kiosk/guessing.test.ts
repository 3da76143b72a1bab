import { guessingSuite } from './guessing-suite.ts';

guessingSuite({ runs: 4, steps: 120 });
