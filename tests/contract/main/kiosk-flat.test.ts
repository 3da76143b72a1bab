import { flatSuite } from './kiosk-flat-suite.ts';

flatSuite({ visits: 30, everyMs: 0, plants: false });
