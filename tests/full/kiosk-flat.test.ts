import { flatSuite } from '../contract/main/kiosk-flat-suite.ts';

// A visit per second for ten minutes.
flatSuite({ visits: 600, everyMs: 1_000, plants: true });
