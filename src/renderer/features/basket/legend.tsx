import { useLingui } from '@lingui/react/macro';
import { LEGEND_ORDER, STATE_WORDS } from '../../words/outcomes.ts';
import css from './legend.module.css';
import { StateMark } from './state-mark.tsx';

/** Teaches the marks: what each says, and what it does not. */
export const OutcomeLegend = () => {
  const { i18n } = useLingui();
  return (
    <dl className={css.legend}>
      {LEGEND_ORDER.map((state) => (
        <div key={state} className={css.row}>
          <dt>
            <StateMark state={state} />
          </dt>
          <dd className={css.meaning}>{i18n._(STATE_WORDS[state].meaning)}</dd>
        </div>
      ))}
    </dl>
  );
};
