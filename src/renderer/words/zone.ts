import { createContext, useContext } from 'react';
import type { Zone } from './times.ts';

/** The time zone of the branch, for everything on the screen that tells a time. */
export const ZoneContext = createContext<Zone>(undefined);

/** The time zone in which times are shown. */
export const useZone = (): Zone => useContext(ZoneContext);
