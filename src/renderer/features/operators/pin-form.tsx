import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState } from 'react';
import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { OperatorsView } from '../../../shared/ipc/operators.ts';
import { useSince } from '../../app/use-since.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { intoView } from '../../ui/into-view.ts';
import { Notice } from '../../ui/notice.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { problemText } from '../../words/problems.ts';
import { Initials } from './initials.tsx';
import css from './pin-form.module.css';
import { PinInput } from './pin-input.tsx';

interface PinFormProps {
  readonly person: OperatorsView['people'][number];
  /** Whether the desk is locked by this person. */
  readonly unlocks: boolean;
  readonly onLeave: () => void;
}

const NOTHING = {};

/** Asks for one person's PIN. While there is a wait nothing is sent, and the seconds count down. */
export const PinForm = ({ person, unlocks, onLeave }: PinFormProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const [pin, setPin] = useState('');
  const [nth, setNth] = useState(0);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // In a small window the list of people fills it: what is asked for, and why it was refused, is in sight all the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal is another height
  useEffect(() => intoView(form.current), [refused]);
  const sinceMs = useSince(refused ?? NOTHING, 250);
  const seconds = refused?.code === 'operators.wait' ? Number(refused.data.seconds ?? 0) : 0;
  const left = Math.ceil(seconds - sinceMs / 1_000);

  const signIn = async (): Promise<void> => {
    if (busy || pin === '' || left > 0) return;
    setBusy(true);
    const result = await calls.operators.signIn({ id: person.id, pin });
    setBusy(false);
    setPin('');
    setNth(nth + 1);
    setRefused(result.ok ? null : result.problem);
  };

  return (
    <form
      ref={form}
      className={css.form}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <div className={css.person}>
        <Initials name={person.name} />
        <span className={css.name}>{person.name}</span>
      </div>
      <Field id={id} label={t`PIN of ${person.name}`}>
        <PinInput key={nth} id={id} value={pin} onChange={setPin} />
      </Field>
      {refused === null ? null : left > 0 ? (
        <Notice meaning="caution">
          <span aria-hidden="true">{problemText(i18n, problem('operators.wait', { seconds: left }))}</span>
          <VisuallyHidden>
            <span role="alert">{problemText(i18n, refused)}</span>
          </VisuallyHidden>
        </Notice>
      ) : refused.code === 'operators.wait' ? (
        <p role="status">
          <Trans>The wait is over. Try again.</Trans>
        </p>
      ) : (
        <Notice key={nth} meaning="danger" announce="alert">
          {problemText(i18n, refused)}
        </Notice>
      )}
      <Button type="submit" variant="primary" isDisabled={pin === '' || left > 0}>
        {unlocks ? t`Unlock` : t`Sign in`}
      </Button>
    </form>
  );
};
