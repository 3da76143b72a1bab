import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { OUTCOMES, type Outcome } from '../../../shared/domain/outcome.ts';
import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { upstreamName } from '../../words/systems.ts';
import css from './branch-filters.module.css';

/** What is chosen in the fields; empty text asks for all. */
export interface Chosen {
  readonly outcome: Outcome | 'open' | '';
  readonly operator: string;
  readonly upstream: UpstreamName | '';
  readonly day: string;
}

export const ALL: Chosen = { outcome: '', operator: '', upstream: '', day: '' };

interface ChoiceProps<T extends string> {
  readonly label: ReactNode;
  readonly value: T | '';
  readonly options: readonly (readonly [value: T, name: string])[];
  readonly onChange: (value: T | '') => void;
}

const Choice = <T extends string>({ label, value, options, onChange }: ChoiceProps<T>) => {
  const id = useId();
  const { t } = useLingui();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(options.find(([option]) => option === event.target.value)?.[0] ?? '')}
      >
        <option value="">{t`All`}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
};

interface BranchFiltersProps {
  readonly chosen: Chosen;
  /** Everybody who made a change here. */
  readonly operators: readonly string[];
  readonly onChange: (chosen: Chosen) => void;
}

/** What narrows the branch's activity: outcome, operator, system, day. */
export const BranchFilters = ({ chosen, operators, onChange }: BranchFiltersProps) => {
  const { i18n, t } = useLingui();
  const day = useId();
  const outcomes = OUTCOMES.map((outcome) => [outcome, i18n._(STATE_WORDS[outcome].word)] as const);
  return (
    <search className={css.filters} aria-label={t`Narrow the list`}>
      <Choice
        label={<Trans>Outcome</Trans>}
        value={chosen.outcome}
        options={[...outcomes, ['open', t`No outcome yet`]]}
        onChange={(outcome) => onChange({ ...chosen, outcome })}
      />
      <Choice
        label={<Trans>Operator</Trans>}
        value={chosen.operator}
        options={operators.map((operator) => [operator, operator])}
        onChange={(operator) => onChange({ ...chosen, operator })}
      />
      <Choice
        label={<Trans>System</Trans>}
        value={chosen.upstream}
        options={UPSTREAMS.map((upstream) => [upstream, upstreamName(upstream)])}
        onChange={(upstream) => onChange({ ...chosen, upstream })}
      />
      <div className={css.field}>
        <label htmlFor={day}>
          <Trans>Day</Trans>
        </label>
        <input
          id={day}
          type="date"
          value={chosen.day}
          onChange={(event) => onChange({ ...chosen, day: event.target.value })}
        />
      </div>
    </search>
  );
};
