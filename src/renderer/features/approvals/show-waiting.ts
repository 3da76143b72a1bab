import { type DeskStore, openVisit } from '../../app/store.ts';
import { firstWaiting } from './first-waiting.ts';

/** Brings what waits before a second person: a line of the open visit first, else all that waits. False when nothing does. */
export const showWaiting = ({ getState, setState }: DeskStore): boolean => {
  const line = firstWaiting(openVisit(getState())?.basket ?? []);
  if (line === null && (getState().approvals?.items.length ?? 0) === 0) return false;
  setState({ dialog: { name: 'approve', changeId: line?.changeId ?? null } });
  return true;
};
