import { FAULTS } from '../fault-lab/faults/catalog.ts';
import { networksSuite } from '../fault-lab/networks-suite.ts';
import { EVERY_FAULT } from '../fault-lab/plan/plan.ts';

networksSuite({ seed: 1, sample: EVERY_FAULT, faults: FAULTS.length });
