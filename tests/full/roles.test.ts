import { rolesSuite } from '../contract/main/roles-suite.ts';

rolesSuite({ tables: 40, steps: 120, seed: 20_261_127 });
