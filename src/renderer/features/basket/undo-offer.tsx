import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';
import { Button } from '../../ui/button.tsx';
import { UndoIcon } from '../../ui/icons.tsx';
import { problemWords } from '../../words/problems.ts';
import { undoKeys } from './apply-keys.ts';
import css from './basket-line.module.css';
import { undoOffered } from './undoable.ts';

export interface UndoOfferProps {
  readonly line: LineView;
  /** Whether it is this line that the undo keys take back. */
  readonly byKeys: boolean;
  readonly onUndo: (changeId: string) => void;
}

const useUntil = (until: number | null): boolean => {
  const [past, setPast] = useState<number | null>(null);
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => setPast(until), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return until !== null && until !== past && until > Date.now();
};

/** The way back, for as long as it is offered here; where there is none, why. */
export const UndoOffer = ({ line, byKeys, onUndo }: UndoOfferProps) => {
  const { i18n } = useLingui();
  const isOffered = useUntil(undoOffered(line));
  if (line.undo?.can === false)
    return <p className={css.secondary}>{problemWords(i18n, line.undo.why).what}</p>;
  if (!isOffered) return null;
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
