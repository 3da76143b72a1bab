/** As many steps as somebody can tell apart. */
export const LOUDEST = 5;

/** How loud it is for whoever comes. */
export const USUAL_VOLUME = 3;

/** A step louder or quieter; never so quiet that nothing is heard. Pure. */
export const changedVolume = (volume: number, by: 1 | -1): number =>
  Math.min(LOUDEST, Math.max(1, volume + by));
