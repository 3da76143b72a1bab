import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { isIdentified, type UpstreamName } from '../../../shared/domain/upstream.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import { ownIdName, upstreamName } from '../../words/systems.ts';
import { TokenOffer } from '../card-usage/token-offer.tsx';
import { OWN_SCAN } from '../scanner/field/own-scan.ts';
import css from './ask-for-id.module.css';

interface AskForIdProps {
  readonly upstream: UpstreamName;
  readonly problem: Problem;
}

/** The customer's id there is not known: the operator types it, and sees what is held under it before it is used. */
export const AskForId = ({ upstream, problem }: AskForIdProps) => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const name = upstreamName(upstream);
  if (!isIdentified(upstream)) return <p className={css.ask}>{problemText(i18n, problem)}</p>;

  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.trim() === '') return;
    setBusy(true);
    const result = await calls.identity.propose({ upstream, id: typed.trim() });
    setBusy(false);
    setRefused(result.ok ? null : result.problem);
  };

  return (
    <form className={css.ask} onSubmit={(event) => void onSubmit(event)}>
      <p>{problemText(i18n, problem)}</p>
      <Field
        id={id}
        label={ownIdName(i18n, upstream)}
        error={refused === null ? null : problemText(i18n, refused)}
      >
        <span className={css.line}>
          <input
            {...OWN_SCAN}
            id={id}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            aria-invalid={refused === null ? undefined : true}
            aria-errormessage={refused === null ? undefined : `${id}-error`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" isDisabled={busy || typed.trim() === ''}>
            <Trans>Show what {name} holds</Trans>
          </Button>
        </span>
      </Field>
      {refused === null ? null : <TokenOffer problem={refused} typed={typed.trim()} />}
    </form>
  );
};
