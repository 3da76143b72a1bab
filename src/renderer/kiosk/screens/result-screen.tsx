import { Trans, useLingui } from '@lingui/react/macro';
import { cx } from '../../ui/cx.ts';
import { MarkIcon } from '../../ui/marks.tsx';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { BigButton } from '../parts/big-button.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { useActions } from '../state/kiosk-context.ts';
import type { ChoiceOnScreen, KioskResult } from '../state/screen-of.ts';
import { choiceName, stateWord } from '../words/choice-words.ts';
import { RESULT_WORDS } from '../words/result-words.ts';
import css from './result-screen.module.css';

interface ResultScreenProps {
  readonly result: KioskResult;
  /** What it was about; null: its system can no longer be read. */
  readonly choice: ChoiceOnScreen | null;
}

/** What came of a change, with the mark that it has on the desk. */
export const ResultScreen = ({ result, choice }: ResultScreenProps) => {
  const { i18n } = useLingui();
  const { goOn, done } = useActions();
  const words = RESULT_WORDS[result.state];
  const { mark, tone } = STATE_WORDS[result.state];
  return (
    <ScreenFrame
      title={
        <span className={css.title}>
          <span className={cx(css.mark, css[tone])}>
            <MarkIcon mark={mark} />
          </span>
          {i18n._(words.word)}
        </span>
      }
      controls={
        <>
          <BigButton onClick={goOn}>
            <Trans>Change something else</Trans>
          </BigButton>
          <BigButton onClick={done}>
            <Trans>I am done</Trans>
          </BigButton>
        </>
      }
    >
      {choice === null ? null : (
        <p className={css.about}>
          <Trans>
            {choiceName(i18n, choice)}. You asked for: {stateWord(i18n, choice.kind, result.to)}
          </Trans>
        </p>
      )}
      <p>{i18n._(words.next)}</p>
      {result.number === null ? null : (
        <p className={css.number}>
          <span>
            <Trans>Number for staff</Trans>
          </span>
          <bdi dir="ltr" data-spelled className={css.code}>
            {result.number}
          </bdi>
        </p>
      )}
    </ScreenFrame>
  );
};
