import { guessingSuite } from '../unit/main/kiosk/guessing-suite.ts';

guessingSuite({ runs: 130, steps: 120 });
