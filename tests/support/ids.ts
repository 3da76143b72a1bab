import { v4, v7 } from 'uuid';
import type { Ids } from '../../src/main/ports/ids.ts';

/** Real ids for tests in which their form matters and their value does not. */
export const realIds: Ids = { v7: () => v7(), v4: () => v4() };
