import { createContext, useContext } from 'react';
import type { Calls } from './calls.ts';

export const CallsContext = createContext<Calls | null>(null);

export const useCalls = (): Calls => {
  const calls = useContext(CallsContext);
  if (calls === null) throw new Error('There are no calls above this component');
  return calls;
};
