import { type QueryClient, replaceEqualDeep } from '@tanstack/react-query';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { OperatorsView } from '../../shared/ipc/operators.ts';
import type { Calls } from '../ipc/calls.ts';
import { oneAsking } from '../ipc/one-asking.ts';
import { type DeskStore, NOBODYS } from './store.ts';

interface MirrorDeps {
  readonly bridge: Bridge;
  readonly calls: Calls;
  readonly store: DeskStore;
  readonly queryClient: QueryClient;
  /** Loads the page anew. */
  readonly reload: () => void;
}

/** What comes before it is known who is at the desk is meant for whoever that is. */
const mayShow = ({ getState }: DeskStore): boolean => {
  const { operators, leaving } = getState();
  return !leaving && (operators === null || operators.state === 'signed-in');
};

/** Whether the page holds nothing of anybody. */
const holdsNothing = (own: typeof NOBODYS): boolean =>
  (Object.keys(NOBODYS) as (keyof typeof NOBODYS)[]).every((part) => own[part] === NOBODYS[part]);

/** Whether the same person is at the desk, or has left it in the same way. */
const isSameDesk = (one: OperatorsView | null, other: OperatorsView | null): boolean =>
  one?.operator?.id === other?.operator?.id && one?.state === other?.state;

/**
 * Keeps the desk as the main process tells it: the state of now, then every event. What belongs to one person goes from the
 * page when that person leaves or the desk is locked, and is asked for anew. Whoever comes after another person gets a page
 * that is loaded anew: no list of what a page holds is as complete as a page that never held it. Gives what ends it.
 */
export const mirror = ({ bridge, calls, store, queryClient, reload }: MirrorDeps): (() => void) => {
  let lookTold = false;
  /** Whose things this page was given; `null`: nobody's yet. */
  let owner: string | null = null;

  /** Asks for what whoever is signed in has at their desk. */
  const askForDesk = (): void => {
    const since = store.getState().operators;
    const isSame = (): boolean => isSameDesk(store.getState().operators, since);
    // An event that comes before the first answer is newer than it.
    void calls.visits.state({}).then((visits) => {
      if (visits.ok && isSame() && store.getState().visits === null) store.setState({ visits: visits.value });
      if (!visits.ok && isSame()) store.setState({ notice: visits.problem });
    });
    void calls.changes.needsLook({}).then((needsLook) => {
      if (needsLook.ok && isSame() && !lookTold) store.setState({ needsLook: needsLook.value });
    });
    void calls.approvals.waiting({}).then((approvals) => {
      if (approvals.ok && isSame() && store.getState().approvals === null)
        store.setState({ approvals: approvals.value });
    });
  };

  const become = (operators: OperatorsView): void => {
    if (store.getState().leaving) return;
    const { state, operator } = operators;
    if (owner !== null && operator?.id !== owner) {
      store.setState({ ...NOBODYS, operators: null, leaving: true });
      queryClient.clear();
      reload();
      return;
    }
    if (state === 'signed-in') owner = operator?.id ?? null;
    const before = store.getState().operators;
    const isSame = isSameDesk(before, operators);
    if (before !== null && !isSame) {
      lookTold = false;
      store.setState(NOBODYS);
      queryClient.removeQueries({ predicate: ({ queryKey: [call] }) => call !== 'app.info' });
    }
    store.setState(state === 'signed-in' ? { operators, switching: false } : { operators });
    if (!isSame && state === 'signed-in') askForDesk();
  };

  const ends = [
    // What was answered before somebody left may come after that is told: it does not stay.
    store.subscribe((desk) => {
      if (!mayShow(store) && !holdsNothing(desk)) store.setState(NOBODYS);
    }),
    bridge.on['operators.changed'](become),
    // Parts that did not change stay the same object, so that only what changed is drawn again.
    bridge.on['visits.changed']((visits) => {
      if (!mayShow(store)) return;
      const before = store.getState().visits?.open?.customer.visit;
      const dialog = before === visits.open?.customer.visit ? store.getState().dialog : null;
      store.setState({ visits: replaceEqualDeep(store.getState().visits, visits), dialog });
    }),
    bridge.on['reachability.changed']((reachability) => store.setState({ reachability })),
    bridge.on['limits.changed'](({ held }) => store.setState({ held })),
    bridge.on['needsLook.changed']((needsLook) => {
      if (!mayShow(store)) return;
      lookTold = true;
      store.setState({ needsLook: replaceEqualDeep(store.getState().needsLook, needsLook) });
    }),
    bridge.on['approvals.changed']((approvals) => {
      if (mayShow(store))
        store.setState({ approvals: replaceEqualDeep(store.getState().approvals, approvals) });
    }),
    bridge.on['info.changed'](() => {
      void queryClient.invalidateQueries({ queryKey: ['app.info'] });
    }),
    bridge.on['activity.changed'](
      oneAsking(() => queryClient.invalidateQueries({ queryKey: ['activity.ofCustomer'] })),
    ),
  ];
  void calls.operators.state({}).then((operators) => {
    if (operators.ok && store.getState().operators === null) become(operators.value);
    if (!operators.ok) store.setState({ notice: operators.problem });
  });
  void calls.app.reachability({}).then((reachability) => {
    if (reachability.ok && store.getState().reachability === null)
      store.setState({ reachability: reachability.value });
  });
  return () => {
    for (const end of ends) end();
  };
};
