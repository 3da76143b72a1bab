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
  hub.on('visits.changed', (view) => {
    host.emit('visits.changed', view);
    if (store.open()?.keys.key !== toldFor) tellNeedsLook();
  });
  hub.on('needs-look.changed', oncePerTurn(tellNeedsLook));
  hub.on(
    'activity.changed',
    oncePerTurn(() => host.emit('activity.changed', {})),
  );
};
