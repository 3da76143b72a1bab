import { oncePerTurn } from '../clock/once-per-turn.ts';
import { needsLookView } from '../ipc/change-handlers.ts';
import type { Host } from '../ports/host.ts';
import type { Desk } from './desk.ts';
import type { Hub } from './hub.ts';

/** Tells the window what happens at a desk. */
export const tellWindow = ({
  hub,
  host,
  desk: { store, needsLook },
}: {
  readonly hub: Hub;
  readonly host: Pick<Host, 'emit'>;
  readonly desk: Pick<Desk, 'store' | 'needsLook'>;
}): void => {
  /** The customer for whom what needs a look was told last: it says of each change whether it is theirs. */
  let toldFor: string | undefined;
  const tellNeedsLook = (): void => {
    const open = store.open();
    toldFor = open?.keys.key;
    host.emit('needsLook.changed', needsLookView(needsLook, open));
  };
  /** The steps that stand in the open basket: Activity offers to link what none of them links. */
  let stepsToldOf = '';
  hub.on('visits.changed', (view) => {
    host.emit('visits.changed', view);
    const steps = JSON.stringify(
      view.open?.basket.flatMap(({ after, can }) => (after === undefined ? [] : [after, can.dismiss])),
    );
    if (steps !== stepsToldOf) hub.emit('activity.changed');
    stepsToldOf = steps;
    if (store.open()?.keys.key !== toldFor) tellNeedsLook();
  });
  hub.on('needs-look.changed', oncePerTurn(tellNeedsLook));
  hub.on(
    'activity.changed',
    oncePerTurn(() => host.emit('activity.changed', {})),
  );
};
