import { Trans } from '@lingui/react/macro';
import { useRef } from 'react';
import { useKiosk, useKioskStore } from '../state/store.ts';
import css from './staff-corner.module.css';

const TOUCHES = 5;
const WITHIN_MS = 4_000;

/**
 * The way in for staff: five touches in the corner. A keyboard finds it last of all, and sees it then; assistive
 * technology presses it once.
 */
export const StaffCorner = () => {
  const store = useKioskStore();
  const isStaff = useKiosk((state) => state.staff);
  const touches = useRef<readonly number[]>([]);
  const press = (detail: number, at: number): void => {
    touches.current = [...touches.current.filter((one) => at - one < WITHIN_MS), at];
    if (detail !== 0 && touches.current.length < TOUCHES) return;
    touches.current = [];
    store.setState({ staff: true, typed: '', shown: false, help: false, notice: null });
  };
  if (isStaff) return null;
  return (
    <button
      type="button"
      className={css.corner}
      onClick={({ detail, timeStamp }) => press(detail, timeStamp)}
    >
      <span className={css.word}>
        <Trans>For staff</Trans>
      </span>
    </button>
  );
};
