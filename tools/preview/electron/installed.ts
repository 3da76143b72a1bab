import type { StandIn } from '../stand-in.ts';

let current: StandIn['electron'] | null = null;

/** Says what `import 'electron'` gives in this process. */
export const install = (electron: StandIn['electron']): void => {
  current = electron;
};

/** What was installed. */
export const installed = (): StandIn['electron'] => {
  if (current === null) throw new Error('No stand-in is installed');
  return current;
};
