import { createContext, useContext } from 'react';
import type { KioskActions } from './actions.ts';

export const ActionsContext = createContext<KioskActions | null>(null);

export const useActions = (): KioskActions => {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('There is no kiosk above this component');
  return actions;
};
