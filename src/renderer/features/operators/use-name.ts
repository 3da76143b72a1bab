import { useCallback } from 'react';
import { useDesk } from '../../app/store.ts';

/** What a person is called, by their id; somebody who is not on the roster any more by the id alone. */
export const useName = (): ((id: string) => string) => {
  const people = useDesk((desk) => desk.operators?.people);
  return useCallback((id) => people?.find((person) => person.id === id)?.name ?? id, [people]);
};
