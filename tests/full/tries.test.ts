import { guessesSuite } from '../unit/main/operators/tries-suite.ts';

guessesSuite({ runs: 120, atLeast: 10_000 });
