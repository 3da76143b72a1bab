import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { OperatorsView } from '../../../shared/ipc/operators.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { problemText } from '../../words/problems.ts';
import { PinInput } from './pin-input.tsx';
import css from './sign-in-screen.module.css';

/** Who is at the desk is asked for, or whose lock it is. Nothing of a customer is on the page. */
export const SignInScreen = ({ operators }: { readonly operators: OperatorsView }) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const info = useQuery(queries.info(calls)).data;
  const formId = useId();
  const [picked, setPicked] = useState(operators.operator?.id ?? null);
  const [pin, setPin] = useState('');
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const person = operators.people.find(({ id }) => id === picked) ?? null;

  const signIn = async (): Promise<void> => {
    if (busy || person === null || pin === '') return;
    setBusy(true);
    const result = await calls.operators.signIn({ id: person.id, pin });
    setBusy(false);
    setPin('');
    setRefused(result.ok ? null : result.problem);
  };

  return (
    <div className={css.screen}>
      <header className={css.bar}>
        <span className={css.product}>Branchdesk</span>
        {info?.mode === 'training' ? (
          <Tag meaning="caution">
            <Trans>Training</Trans>
          </Tag>
        ) : null}
        {info?.branch == null ? null : <span className={css.branch}>{info.branch.name}</span>}
      </header>
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
          <p>{problemText(i18n, { code: 'operators.nobody', data: {} })}</p>
        ) : (
          <>
            <ul className={css.people} aria-label={t`People`}>
              {operators.people.map(({ id, name }) => (
                <li key={id}>
                  <Button
                    variant={id === picked ? 'primary' : 'plain'}
                    aria-pressed={id === picked}
                    onPress={() => {
                      setPicked(id);
                      setRefused(null);
                    }}
                  >
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
            {person === null ? null : (
              <form
                className={css.form}
                onSubmit={(event) => {
                  event.preventDefault();
                  void signIn();
                }}
              >
                <Field id={`${formId}-pin`} label={t`PIN of ${person.name}`}>
                  <PinInput key={person.id} id={`${formId}-pin`} value={pin} onChange={setPin} />
                </Field>
                {refused === null ? null : (
                  <Notice meaning="danger" announce="alert">
                    {problemText(i18n, refused)}
                  </Notice>
                )}
                <Button type="submit" variant="primary" isDisabled={pin === ''}>
                  {operators.operator?.id === person.id ? t`Unlock` : t`Sign in`}
                </Button>
              </form>
            )}
          </>
        )}
      </main>
    </div>
  );
};
