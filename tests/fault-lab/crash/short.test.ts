import { crashSuite } from './crash-suite.ts';

/** `npm test -- --full` kills 40 times, `npm run fault-lab -- --full` a thousand. */
crashSuite({ kills: 20, runs: 2, everyKind: false });
