import { type QueryClient, replaceEqualDeep } from '@tanstack/react-query';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { Calls } from '../ipc/calls.ts';
import { oneAsking } from '../ipc/one-asking.ts';
import type { DeskStore } from './store.ts';

interface MirrorDeps {
  readonly bridge: Bridge;
  readonly calls: Calls;
  readonly store: DeskStore;
  readonly queryClient: QueryClient;
}

/** Keeps the desk as the main process tells it: the state of now, then every event. Gives what ends it. */
export const mirror = ({ bridge, calls, store, queryClient }: MirrorDeps): (() => void) => {
  let lookTold = false;
  const ends = [
    // Parts that did not change stay the same object, so that only what changed is drawn again.
    bridge.on['visits.changed']((visits) => {
      const before = store.getState().visits?.open?.customer.visit;
      const dialog = before === visits.open?.customer.visit ? store.getState().dialog : null;
      store.setState({ visits: replaceEqualDeep(store.getState().visits, visits), dialog });
    }),
    bridge.on['reachability.changed']((reachability) => store.setState({ reachability })),
    bridge.on['limits.changed'](({ held }) => store.setState({ held })),
    bridge.on['needsLook.changed']((needsLook) => {
      lookTold = true;
      store.setState({ needsLook: replaceEqualDeep(store.getState().needsLook, needsLook) });
    }),
    bridge.on['info.changed'](() => {
      void queryClient.invalidateQueries({ queryKey: ['app.info'] });
    }),
    bridge.on['activity.changed'](
      oneAsking(() => queryClient.invalidateQueries({ queryKey: ['activity.ofCustomer'] })),
    ),
  ];
  // An event that comes before the first answer is newer than it.
  void calls.visits.state({}).then((visits) => {
    if (visits.ok && store.getState().visits === null) store.setState({ visits: visits.value });
    if (!visits.ok) store.setState({ notice: visits.problem });
  });
  void calls.app.reachability({}).then((reachability) => {
    if (reachability.ok && store.getState().reachability === null)
      store.setState({ reachability: reachability.value });
  });
  void calls.changes.needsLook({}).then((needsLook) => {
    if (needsLook.ok && !lookTold) store.setState({ needsLook: needsLook.value });
  });
  return () => {
    for (const end of ends) end();
  };
};
