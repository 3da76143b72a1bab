import { compose } from './compose/compose.ts';
import { startElectron } from './electron/start.ts';

startElectron(compose, import.meta.dirname);
