import { Trans } from '@lingui/react/macro';
import { Keypad } from '../parts/keypad.tsx';
import { KioskNotice } from '../parts/notice.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { ShowTyped } from '../parts/show-typed.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { LONGEST } from '../state/actions.ts';
import { useActions } from '../state/kiosk-context.ts';
import { useKiosk } from '../state/store.ts';

/** Where a customer types their mobile number. */
export const MobileScreen = () => {
  const { type, takeBack, beginTyped } = useActions();
  const typed = useKiosk((state) => state.typed);
  const shown = useKiosk((state) => state.shown);
  const isNoted = useKiosk((state) => state.notice !== null);
  return (
    <ScreenFrame
      narrow
      title={<Trans>Type your mobile number</Trans>}
      controls={<Keypad onDigit={(digit) => type(digit, LONGEST)} onDelete={takeBack} onOk={beginTyped} />}
      kept={
        <>
          <TypedField typed={typed} show={shown ? 'clear' : 'last'} />
          {isNoted ? null : <ShowTyped />}
          <KioskNotice />
        </>
      }
    />
  );
};
