import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { showWaiting } from '../features/approvals/show-waiting.ts';
import { useApply } from '../features/basket/use-apply.ts';
import { useUndoLast } from '../features/basket/use-undo.ts';
import { usePresetNumber } from '../features/card-usage/use-preset.ts';
import { forgetCopied } from '../features/operators/forget-copied.ts';
import { listenForTouch } from '../features/operators/listen-for-touch.ts';
import { useLock } from '../features/operators/use-lock.ts';
import { useReceipt } from '../features/receipt/use-receipt.ts';
import { listenForScans } from '../features/scanner/listen-for-scans.ts';
import { scanActions } from '../features/scanner/scan-actions.ts';
import { ScanNotice } from '../features/scanner/scan-notice.tsx';
import { useCalls } from '../ipc/calls-context.ts';
import { queries } from '../ipc/queries.ts';
import { rulesOf } from '../scanner/rules.ts';
import { ZoneContext } from '../words/zone.ts';
import { Announcer } from './announcer.tsx';
import { DeskScreen } from './desk.tsx';
import { keepFocus } from './keep-focus.ts';
import { listenForNetwork } from './listen-for-network.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { useDesk, useDeskStore } from './store.ts';
import { useTheirLanguage } from './use-language.ts';

const SignInScreen = lazy(() =>
  import('../features/operators/sign-in-screen.tsx').then((file) => ({ default: file.SignInScreen })),
);

const NotConfigured = lazy(() =>
  import('./not-configured.tsx').then((file) => ({ default: file.NotConfigured })),
);

const Kiosk = lazy(() => import('../kiosk/kiosk.tsx').then((file) => ({ default: file.KioskScreen })));

/** What the app is on this machine. Nothing is drawn before that is told: a kiosk shows nothing of a desk. */
export const App = () => {
  const calls = useCalls();
  const { data: info, isPending } = useQuery(queries.info(calls));
  if (isPending) return null;
  return info?.kiosk === true ? (
    <Suspense fallback={null}>
      <Kiosk info={info} />
    </Suspense>
  ) : (
    <Desk />
  );
};

const Desk = () => {
  const store = useDeskStore();
  const apply = useApply();
  const undo = useUndoLast();
  const preset = usePresetNumber();
  const receipt = useReceipt();
  const lock = useLock();
  const calls = useCalls();
  const info = useQuery(queries.info(calls)).data;
  const configured = info === undefined ? null : info.mode !== 'not-configured';

  // An app that goes on configured is another one: who is at its desk is asked anew.
  const wasUnconfigured = useRef(false);
  useLayoutEffect(() => {
    if (configured === false) wasUnconfigured.current = true;
    else if (configured === true && wasUnconfigured.current) {
      store.setState({ leaving: true });
      window.location.reload();
    }
  }, [configured, store]);

  const operators = useDesk((desk) => desk.operators);
  const isIn = operators === null || operators.state === 'signed-in';
  const leaving = useDesk((desk) => desk.leaving);

  const scanner = info?.scanner;

  // Before every other listener, and where nothing is configured or nobody is signed in too: there are buttons there.
  useEffect(
    () => (scanner === undefined ? undefined : listenForScans(window, rulesOf(scanner), scanActions(store))),
    [scanner, store],
  );

  useEffect(() => forgetCopied(window, store), [store]);

  useTheirLanguage();

  const lockAfter = operators?.lockAfterSeconds ?? null;
  useEffect(
    () => (isIn && lockAfter !== null ? listenForTouch(window, calls, lockAfter) : undefined),
    [isIn, lockAfter, calls],
  );

  useEffect(() => {
    if (configured !== true || !isIn || leaving) return;
    const ends = [
      listenForShortcuts({
        ...{ window, store, apply, undo, preset, receipt, lock },
        approve: () => showWaiting(store),
      }),
      listenForNetwork(window, calls),
      keepFocus(window),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [configured, isIn, leaving, store, apply, undo, preset, receipt, lock, calls]);

  if (leaving) return null;
  return (
    <ZoneContext value={info?.timeZone}>
      {info !== undefined && configured === false ? (
        <Suspense fallback={null}>
          <NotConfigured info={info} />
        </Suspense>
      ) : operators !== null && !isIn ? (
        <Suspense fallback={null}>
          <SignInScreen key={operators.state} operators={operators} />
        </Suspense>
      ) : (
        // Nothing that one person typed or opened is there for another.
        <DeskScreen key={operators?.operator?.id ?? ''} />
      )}
      <ScanNotice />
      <Announcer />
    </ZoneContext>
  );
};
