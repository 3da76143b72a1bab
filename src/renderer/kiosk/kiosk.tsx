import { useEffect, useState } from 'react';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { bridgeOf } from '../ipc/bridge.ts';
import { useCalls } from '../ipc/calls-context.ts';
import { ZoneContext } from '../words/zone.ts';
import { KioskPage } from './kiosk-page.tsx';
import { createActions } from './state/actions.ts';
import { ActionsContext } from './state/kiosk-context.ts';
import { mirrorView } from './state/mirror-view.ts';
import { createKioskStore, KioskContext } from './state/store.ts';

/** The whole screen of a kiosk. */
export const KioskScreen = ({ info }: { readonly info: AppInfoView }) => {
  const calls = useCalls();
  const [store] = useState(createKioskStore);
  const [actions] = useState(() => createActions(calls, store));
  useEffect(
    () => mirrorView({ bridge: bridgeOf(window), calls, store, now: () => performance.now() }),
    [calls, store],
  );
  return (
    <ZoneContext value={info.timeZone}>
      <KioskContext value={store}>
        <ActionsContext value={actions}>
          <KioskPage scanner={info.scanner} mode={info.mode} />
        </ActionsContext>
      </KioskContext>
    </ZoneContext>
  );
};
