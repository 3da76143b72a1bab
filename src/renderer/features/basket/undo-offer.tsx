import { Trans, useLingui } from '@lingui/react/macro';
import type { LineView } from '../../../shared/ipc/views.ts';
import { Button } from '../../ui/button.tsx';
import { UndoIcon } from '../../ui/icons.tsx';
import { problemWords } from '../../words/problems.ts';
import { undoKeys } from './apply-keys.ts';
import css from './basket-line.module.css';
import { undoOffered } from './undoable.ts';

interface UndoOfferProps {
  readonly line: LineView;
  /** Whether it is this line that the undo keys take back. */
  readonly byKeys: boolean;
  readonly onUndo: (changeId: string) => void;
}

/** The way back, for as long as it is offered here; where there is none, why. */
export const UndoOffer = ({ line, byKeys, onUndo }: UndoOfferProps) => {
  const { i18n } = useLingui();
  if (line.undo?.can === false)
    return <p className={css.secondary}>{problemWords(i18n, line.undo.why).what}</p>;
  if (undoOffered(line) === null) return null;
  return (
    <Button
      size="small"
      className={css.action}
      icon={<UndoIcon size={12} />}
      {...(byKeys ? { keys: undoKeys(navigator.userAgent) } : {})}
      onPress={() => onUndo(line.changeId)}
    >
      <Trans>Undo</Trans>
    </Button>
  );
};
