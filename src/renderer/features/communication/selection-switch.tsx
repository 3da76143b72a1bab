import { useLingui } from '@lingui/react/macro';
import { memo, useId } from 'react';
import { useAct } from '../../app/use-act.ts';
import { Code } from '../../ui/code.tsx';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { useWished } from '../../ui/use-wished.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { optInName, selectionTypeName } from '../../words/names.ts';
import type { PendingLine } from '../customer/pending.ts';
import { lastChangeWords } from './last-change-words.ts';
import css from './selection-switch.module.css';
import type { PlacedSelection } from './selections.ts';

interface SelectionSwitchProps {
  readonly selection: PlacedSelection;
  /** The edit that waits in the basket. */
  readonly pending: PendingLine<'communication.set'> | null;
  readonly readOnly: boolean;
  /** It is pointed at or has the focus; null: no longer. */
  readonly onLook: (selection: PlacedSelection | null) => void;
}

const Switch = ({ selection, pending, readOnly, onLook }: SelectionSwitchProps) => {
  const { t, i18n } = useLingui();
  const act = useAct();
  const about = useId();
  const { ref, category, channel, type, masked, optIn } = selection;
  const [shown, wish] = useWished(pending?.summary.to ?? optIn, (wished) =>
    act((calls) =>
      calls.drafts.put({ request: { kind: 'communication.set', selection: ref, optIn: wished } }),
    ),
  );
  const typeName = selectionTypeName(i18n, type);
  const fullType = typeName === type ? type : `${typeName} (${type})`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only shows what the switch is described by
    <div
      className={css.selection}
      onMouseEnter={() => onLook(selection)}
      onMouseLeave={() => onLook(null)}
      onFocus={() => onLook(selection)}
      onBlur={() => onLook(null)}
    >
      <label className={css.switch}>
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells whether it is checked by itself
          role="switch"
          aria-label={t`${category}, ${channel}, ${masked} ${fullType}`}
          aria-describedby={about}
          className={css.input}
          disabled={readOnly}
          checked={shown === 'Y'}
          onChange={(event) => wish(event.currentTarget.checked ? 'Y' : 'N')}
        />
        <span aria-hidden="true" className={css.track}>
          <span className={css.knob} />
        </span>
        <span className={css.words}>
          <span>
            <Code>{masked}</Code>
          </span>
          {pending === null ? (
            <span className={css.type}>{typeName}</span>
          ) : (
            <PendingMark state={pending.line.state} was={optInName(i18n, optIn)} />
          )}
        </span>
      </label>
      <VisuallyHidden>
        <span id={about}>{lastChangeWords(i18n, selection)}</span>
      </VisuallyHidden>
    </div>
  );
};

/**
 * One phone or e-mail in one channel of one category. There may be hundreds, so one that did not change is not drawn
 * again.
 */
export const SelectionSwitch = memo(
  Switch,
  (before, now) =>
    before.selection === now.selection &&
    before.pending?.line === now.pending?.line &&
    before.readOnly === now.readOnly &&
    before.onLook === now.onLook,
);
