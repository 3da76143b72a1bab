import { useLingui } from '@lingui/react/macro';
import { Keypad } from '../parts/keypad.tsx';
import { KioskNotice } from '../parts/notice.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { ShowTyped } from '../parts/show-typed.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { useActions } from '../state/kiosk-context.ts';
import type { Screen } from '../state/screen-of.ts';
import { useKiosk } from '../state/store.ts';
import { PROOF_WORDS } from '../words/proof-words.ts';

type Proof = Extract<Screen, { name: 'proof' }>['proof'];

/** Where a customer proves who they are. It looks the same whether anybody was found. */
export const ProofScreen = ({ proof }: { readonly proof: Proof }) => {
  const { i18n } = useLingui();
  const { type, takeBack, prove } = useActions();
  const typed = useKiosk((state) => state.typed);
  const shown = useKiosk((state) => state.shown);
  const isNoted = useKiosk((state) => state.notice !== null);
  const isAsking = useKiosk((state) => state.asking === 'prove');
  const words = PROOF_WORDS[proof.what];
  const isStaff = proof.what === 'staff-badge';
  return (
    <ScreenFrame
      narrow
      title={i18n._(words.title)}
      controls={
        <Keypad
          disabled={isAsking}
          onDigit={(digit) => type(digit, proof.digits)}
          onDelete={takeBack}
          onOk={prove}
        />
      }
      kept={
        <>
          <TypedField typed={typed} show={isStaff ? 'secret' : shown ? 'clear' : 'last'} />
          {isStaff || isNoted ? null : <ShowTyped />}
          <KioskNotice />
        </>
      }
    >
      <p>{i18n._(words.about)}</p>
    </ScreenFrame>
  );
};
