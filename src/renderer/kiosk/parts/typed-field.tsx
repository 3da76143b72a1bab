import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { masked, SHOWN_MS } from './masked.ts';
import css from './typed-field.module.css';

interface TypedFieldProps {
  readonly typed: string;
  /** `clear`: it is shown as it is. `secret`: not even the last digit is. */
  readonly show: 'clear' | 'last' | 'secret';
}

/** The length of what was typed a while ago: everything but a digit that is new. */
const useSettledLength = (typed: string): number => {
  const [settled, setSettled] = useState(typed.length);
  useEffect(() => {
    if (typed.length <= settled) {
      setSettled(typed.length);
      return;
    }
    const timer = window.setTimeout(() => setSettled(typed.length), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [typed, settled]);
  return settled;
};

/** What was typed. Assistive technology is told how many digits there are, and never which. */
export const TypedField = ({ typed, show }: TypedFieldProps) => {
  const { t } = useLingui();
  const settled = useSettledLength(typed);
  const text = show === 'clear' ? typed : masked(typed, show === 'last' && typed.length > settled);
  return (
    <div className={css.box}>
      <div dir="ltr" aria-hidden="true" className={css.typed} data-testid="typed">
        {text}
        <span className={css.caret} />
      </div>
      <VisuallyHidden>
        <span role="status" aria-label={t`What was typed`}>
          <Plural value={typed.length} _0="Nothing typed" one="# digit typed" other="# digits typed" />
        </span>
      </VisuallyHidden>
    </div>
  );
};
