import { useMemo } from 'react';
import { problem } from '../../../shared/domain/problem.ts';
import type { ChangeKindName } from '../../../shared/kinds/kinds.ts';
import type { Right } from '../../../shared/operators/roles.ts';
import { useDesk, useDeskStore } from '../../app/store.ts';
import type { TellWhy } from '../../ui/barred.ts';

/** What keeps whoever is signed in from something: a control that says why; `null`: nothing does. */
interface Barred {
  readonly right: (right: Right) => TellWhy | null;
  /** What takes changes of all these kinds. */
  readonly kinds: (...kinds: readonly ChangeKindName[]) => TellWhy | null;
}

/**
 * What the role of whoever is signed in does not include. The main process refuses it anyway: here the control is there,
 * says that it does nothing, and why.
 */
export const useBarred = (): Barred => {
  const store = useDeskStore();
  const operators = useDesk((desk) => desk.operators);
  return useMemo(() => {
    const tell = (): void => store.setState({ notice: problem('role.not-allowed') });
    return {
      right: (right) => (operators?.rights.includes(right) === false ? tell : null),
      kinds: (...kinds) =>
        operators !== null && kinds.some((kind) => !operators.kinds.includes(kind)) ? tell : null,
    };
  }, [store, operators]);
};
