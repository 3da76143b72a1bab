import { crashSuite } from '../fault-lab/crash/crash-suite.ts';

crashSuite({ kills: 40, runs: 4, everyKind: true });
