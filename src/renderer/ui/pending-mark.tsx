import { useLingui } from '@lingui/react/macro';
import type { LineState } from '../words/outcomes.ts';
import { STATE_WORDS } from '../words/outcomes.ts';
import { cx } from './cx.ts';
import { MarkIcon } from './marks.tsx';
import css from './pending-mark.module.css';
import tag from './tag.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface PendingMarkProps {
  /** Where the line of the basket stands. */
  readonly state: LineState;
  /** The old value, where it has no other place. */
  readonly was?: string | undefined;
}

/** States that go well on their own: the mark is enough beside the old value. Others say their word instead of it. */
const isQuiet = (state: LineState): boolean => state === 'draft' || state === 'sending';

/** Stands where an edit was made and nothing has come of it yet: the mark of its line, and the old value, struck. */
export const PendingMark = ({ state, was }: PendingMarkProps) => {
  const { i18n } = useLingui();
  const { word, mark, tone } = STATE_WORDS[state];
  const said = i18n._(word);
  const quiet = isQuiet(state);
  return (
    <span className={cx(css.pending, tag[quiet ? 'accent' : tone])}>
      <MarkIcon mark={mark} size={12} />
      {was === undefined || !quiet ? <span>{said}</span> : <VisuallyHidden>{said}</VisuallyHidden>}
      {was === undefined ? null : quiet ? (
        <s>{was}</s>
      ) : (
        <VisuallyHidden>
          <s>{was}</s>
        </VisuallyHidden>
      )}
    </span>
  );
};
