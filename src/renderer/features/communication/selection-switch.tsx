import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { describedBy, type TellWhy } from '../../ui/barred.ts';
import { Code } from '../../ui/code.tsx';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { optInName, selectionTypeName } from '../../words/names.ts';
import { lastChangeWords } from './last-change-words.ts';
import css from './selection-switch.module.css';
import type { PendingSelection, PlacedSelection } from './selections.ts';

interface SelectionSwitchProps {
  readonly selection: PlacedSelection;
  /** The edit that waits in the basket. */
  readonly pending: PendingSelection | null;
  /** What was asked for and is not answered yet. */
  readonly wished: 'Y' | 'N' | null;
  readonly readOnly: boolean;
  /** Why whoever is signed in may not change it; null: they may. */
  readonly barred: TellWhy | null;
  readonly onWish: (ref: string, optIn: 'Y' | 'N') => void;
  /** It is pointed at or has the focus; null: no longer. */
  readonly onLook: (selection: PlacedSelection | null) => void;
}

const Switch = ({ selection, pending, wished, readOnly, barred, onWish, onLook }: SelectionSwitchProps) => {
  const { t, i18n } = useLingui();
  const { ref, category, channel, type, masked, optIn } = selection;
  const typeName = selectionTypeName(i18n, type);
  const fullType = typeName === type ? type : `${typeName} (${type})`;
  return (
    <label
      className={css.switch}
      onMouseEnter={() => onLook(selection)}
      onMouseLeave={() => onLook(null)}
      onFocus={() => onLook(selection)}
      onBlur={() => onLook(null)}
    >
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells whether it is checked by itself
        role="switch"
        aria-label={t`${category}, ${channel}, ${masked} ${fullType}`}
        aria-description={lastChangeWords(i18n, selection)}
        className={css.input}
        disabled={readOnly}
        aria-disabled={barred !== null || undefined}
        aria-describedby={describedBy(barred, undefined)}
        checked={(wished ?? pending?.summary.to ?? optIn) === 'Y'}
        onChange={(event) =>
          barred === null ? onWish(ref, event.currentTarget.checked ? 'Y' : 'N') : barred()
        }
      />
      <span className={css.words}>
        <Code>{masked}</Code>
        {pending === null ? (
          <span className={css.type}>{typeName}</span>
        ) : (
          <PendingMark state={pending.line.state} was={optInName(i18n, optIn)} />
        )}
      </span>
    </label>
  );
};

/**
 * One phone or e-mail in one channel of one category. There may be hundreds, so one that did not change is not drawn
 * again, and none holds a state of its own.
 */
export const SelectionSwitch = memo(
  Switch,
  (before, now) =>
    before.selection === now.selection &&
    before.pending?.line === now.pending?.line &&
    before.wished === now.wished &&
    before.readOnly === now.readOnly &&
    before.barred === now.barred &&
    before.onWish === now.onWish &&
    before.onLook === now.onLook,
);
