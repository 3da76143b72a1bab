import { Trans, useLingui } from '@lingui/react/macro';
import { useActions } from '../state/kiosk-context.ts';
import type { ChoiceOnScreen } from '../state/screen-of.ts';
import { choiceName, choiceTarget, stateWord } from '../words/choice-words.ts';
import { customersWords } from '../words/problem-words.ts';
import css from './choices-screen.module.css';

/** One thing that may be changed, or why it may not be here. */
export const ChoiceRow = ({ choice }: { readonly choice: ChoiceOnScreen }) => {
  const { i18n } = useLingui();
  const { ask } = useActions();
  const { id, to, cannot } = choice;
  const target = choiceTarget(i18n, choice);
  const words = (
    <>
      <span className={css.name}>{choiceName(i18n, choice)}</span>
      <span className={css.facts}>
        {target === null ? null : <span>{target}</span>}
        <span>
          <Trans>Now: {stateWord(i18n, choice.kind, choice.now)}</Trans>
        </span>
      </span>
    </>
  );
  if (cannot === null)
    return (
      <li>
        <button type="button" className={css.choice} onClick={() => ask(id, to)}>
          {words}
        </button>
      </li>
    );
  const { what, next } = customersWords(i18n, cannot);
  return (
    <li className={css.barred}>
      {words}
      <span className={css.why}>{what}</span>
      {next === null ? null : <span className={css.why}>{next}</span>}
    </li>
  );
};
