import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problem } from '../../../shared/domain/problem.ts';
import type { OperatorsView } from '../../../shared/ipc/operators.ts';
import { TRAINING_PIN } from '../../../shared/operators/training-pin.ts';
import { useDesk } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import { PeoplePicker } from './people-picker.tsx';
import { PinForm } from './pin-form.tsx';
import { SignInBar } from './sign-in-bar.tsx';
import css from './sign-in-screen.module.css';

/** Whose PIN is asked for first: that of whoever locked the desk, unless somebody else is to sign in. */
const firstOf = ({ operator, people }: OperatorsView, switching: boolean): string | null => {
  if (operator !== null && !switching) return operator.id;
  const [only, ...others] = people;
  return others.length === 0 ? (only?.id ?? null) : null;
};

const SignIn = ({
  operators,
  training,
}: {
  readonly operators: OperatorsView;
  readonly training: boolean;
}) => {
  const switching = useDesk((desk) => desk.switching);
  const [picked, setPicked] = useState(() => firstOf(operators, switching));
  const place = useRef<HTMLDivElement>(null);
  const person = operators.people.find(({ id }) => id === picked) ?? null;
  return (
    <div ref={place} className={css.parts}>
      <PeoplePicker people={operators.people} picked={picked} onPick={setPicked} />
      <div className={css.proof}>
        {person === null ? (
          <p className={css.hint}>
            <Trans>Choose your name, then type your PIN.</Trans>
          </p>
        ) : (
          <PinForm
            key={person.id}
            person={person}
            unlocks={operators.operator?.id === person.id}
            onLeave={() => place.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()}
          />
        )}
        {training ? (
          <Notice>
            <Trans>In training everybody’s PIN is {TRAINING_PIN}.</Trans>
          </Notice>
        ) : null}
      </div>
    </div>
  );
};

/** Who is at the desk is asked for, or whose lock it is. Nothing of a customer is on the page. */
export const SignInScreen = ({ operators }: { readonly operators: OperatorsView }) => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const info = useQuery(queries.info(calls)).data;
  return (
    <div className={css.screen}>
      <SignInBar info={info} />
      <main className={css.main}>
        <h1 className={css.title}>
          {operators.state === 'nobody' ? (
            <Trans>You cannot work at this desk</Trans>
          ) : operators.operator === null ? (
            <Trans>Who is at the desk?</Trans>
          ) : (
            <Trans>Locked by {operators.operator.name}</Trans>
          )}
        </h1>
        {operators.state === 'nobody' ? (
          <Notice meaning="caution">{problemText(i18n, problem('operators.nobody'))}</Notice>
        ) : (
          <SignIn operators={operators} training={info?.mode === 'training'} />
        )}
      </main>
    </div>
  );
};
