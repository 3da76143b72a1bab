import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { OWN_SCAN } from '../lookup/listen-for-scans.ts';
import { CardLook } from './card-look.tsx';
import { StageForm } from './stage-form.tsx';
import { useStaging } from './use-staging.ts';

const SHORTEST = 4;
const PAUSE_MS = 300;

/** A card number, what the card is, and the basket. */
export const LinkCardDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const id = useId();
  const staging = useStaging(onClose);
  const [typed, setTyped] = useState('');
  const [looked, setLooked] = useState<string | null>(null);
  const cardNumber = typed.trim();

  // The card is read once the typing pauses: a scanner's number at once, a typed one not at every digit.
  useEffect(() => {
    const later = setTimeout(() => setLooked(cardNumber.length < SHORTEST ? null : cardNumber), PAUSE_MS);
    return () => clearTimeout(later);
  }, [cardNumber]);

  return (
    <Dialog title={t`Link a card`} onClose={onClose}>
      <StageForm
        staging={staging}
        complete={cardNumber !== ''}
        onClose={onClose}
        onSubmit={() => void staging.stage({ kind: 'card.link', cardNumber })}
      >
        <Field id={id} label={t`Card number`} hint={t`Type it or scan the card.`}>
          <input
            {...OWN_SCAN}
            autoFocus
            id={id}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            maxLength={150}
            aria-describedby={`${id}-hint`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
        <CardLook cardNumber={looked} />
      </StageForm>
    </Dialog>
  );
};
