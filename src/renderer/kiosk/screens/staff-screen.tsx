import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KIOSK_STAFF_ACTS, KioskHealth } from '../../../shared/ipc/kiosk.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { BigButton } from '../parts/big-button.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { KioskNotice } from '../parts/notice.tsx';
import { Pages } from '../parts/pages.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { useActions } from '../state/kiosk-context.ts';
import { pageOf } from '../state/pages.ts';
import { useKiosk, useKioskStore } from '../state/store.ts';
import { LONGEST_PIN } from '../state/use-keys.ts';
import { StaffBundle } from './staff-bundle.tsx';
import { StaffFaults } from './staff-faults.tsx';
import { StaffHealth } from './staff-health.tsx';
import { StaffLately } from './staff-lately.tsx';
import css from './staff-screen.module.css';

/** The fewest digits of a PIN. */
const SHORTEST_PIN = 4;

/** As many as a screen of 1024 by 768 has room for, in larger text too. */
const LATELY_ON_A_PAGE = 4;

type StaffDo = (typeof KIOSK_STAFF_ACTS)[number];

/** For staff: their PIN, then how the kiosk is and what they can do. The PIN goes with the screen. */
export const StaffScreen = () => {
  const calls = useCalls();
  const mode = useQuery(queries.info(calls)).data?.mode;
  const store = useKioskStore();
  const { type, takeBack } = useActions();
  const typed = useKiosk((state) => state.typed);
  const [pin, setPin] = useState('');
  const [health, setHealth] = useState<KioskHealth | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** The page of the changes; null: they are not on the screen. */
  const [page, setPage] = useState<number | null>(null);

  const leave = (): void => store.setState({ staff: false, typed: '', notice: null });

  const act = (what: StaffDo, by: string): void => {
    if (isBusy) return;
    if (by.length < SHORTEST_PIN) {
      store.setState({ notice: 'too-short' });
      return;
    }
    setBusy(true);
    store.setState({ typed: '', notice: null });
    void calls.kiosk.staff({ pin: by, do: what }).then((answer) => {
      setBusy(false);
      if (!store.getState().staff) return;
      if (answer.ok) {
        setPin(by);
        setHealth(answer.value);
      } else store.setState({ notice: answer.problem });
    });
  };

  if (health === null)
    return (
      <ScreenFrame
        key="pin"
        narrow
        title={<Trans>For staff</Trans>}
        controls={
          <Keypad
            disabled={isBusy}
            onDigit={(digit) => type(digit, LONGEST_PIN)}
            onDelete={takeBack}
            onOk={() => act('look', typed)}
          />
        }
        kept={
          <>
            <TypedField typed={typed} show="secret" />
            <KioskNotice />
            <div>
              <BigButton size="tool" onClick={leave}>
                <Trans>Back to the customer’s screen</Trans>
              </BigButton>
            </div>
          </>
        }
      >
        <StaffFaults />
        <p>
          <Trans>Type the PIN of this kiosk</Trans>
        </p>
      </ScreenFrame>
    );
  if (health.bundle !== null)
    return (
      <ScreenFrame
        key="bundle"
        title={<Trans>A new bundle for this kiosk</Trans>}
        controls={
          health.bundle.state === 'taken' ? null : (
            <>
              {health.bundle.state === 'new' ? (
                <BigButton onClick={() => act('take-bundle', pin)}>
                  <Trans>Take the new bundle</Trans>
                </BigButton>
              ) : (
                <BigButton onClick={() => act('find-bundle', pin)}>
                  <Trans>Look again</Trans>
                </BigButton>
              )}
              <BigButton onClick={() => act('look', pin)}>
                <Trans>Back</Trans>
              </BigButton>
            </>
          )
        }
        kept={<KioskNotice />}
      >
        <StaffBundle bundle={health.bundle} />
      </ScreenFrame>
    );
  if (page !== null) {
    const { shown, at, pages } = pageOf(health.lately, page, LATELY_ON_A_PAGE);
    return (
      <ScreenFrame
        key="lately"
        stacked
        title={<Trans>Changes by their number</Trans>}
        controls={
          <>
            <Pages at={at} pages={pages} onTurn={setPage} />
            <BigButton onClick={() => setPage(null)}>
              <Trans>Back</Trans>
            </BigButton>
          </>
        }
      >
        {shown.length === 0 ? (
          <p>
            <Trans>Nothing was sent from this kiosk yet.</Trans>
          </p>
        ) : (
          <StaffLately shown={shown} />
        )}
      </ScreenFrame>
    );
  }
  const isClosed = health.closed !== null;
  return (
    <ScreenFrame
      key="health"
      stacked
      title={<Trans>This kiosk</Trans>}
      controls={
        <div className={css.acts}>
          <BigButton size="tool" onClick={() => setPage(0)}>
            <Trans>Changes by their number</Trans>
          </BigButton>
          {mode === 'not-configured' ? null : (
            <BigButton size="tool" onClick={() => act(isClosed ? 'open' : 'close', pin)}>
              {isClosed ? <Trans>Open the kiosk</Trans> : <Trans>Take out of service</Trans>}
            </BigButton>
          )}
          <BigButton size="tool" onClick={() => act('find-bundle', pin)}>
            <Trans>Look for a new bundle</Trans>
          </BigButton>
          <BigButton size="tool" onClick={() => act('restart', pin)}>
            <Trans>Restart the kiosk</Trans>
          </BigButton>
          <BigButton size="tool" onClick={() => act('exit', pin)}>
            <Trans>Leave the kiosk</Trans>
          </BigButton>
          <BigButton size="tool" onClick={() => act('look', pin)}>
            <Trans>Look again</Trans>
          </BigButton>
          <BigButton size="tool" onClick={leave}>
            <Trans>Back to the customer’s screen</Trans>
          </BigButton>
        </div>
      }
      kept={<KioskNotice />}
    >
      <StaffHealth health={health} />
    </ScreenFrame>
  );
};
