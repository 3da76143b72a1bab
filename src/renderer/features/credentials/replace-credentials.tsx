import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { useAsking } from '../../app/use-asking.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Field } from '../../ui/field.tsx';
import { fieldName, formNamed } from '../../words/credential-words.ts';
import { problemText } from '../../words/problems.ts';
import { OWN_SCAN } from '../scanner/field/own-scan.ts';
import type { SystemCredentials } from './system-row.tsx';

/** Fields whose text may be seen while it is typed. */
const SEEN: readonly string[] = ['name', 'word'];

/** Takes credentials. They go to the main process and never come back: the screen forgets them as soon as they are sent. */
export const ReplaceCredentials = ({
  system: { upstream, form, address, state },
  onDone,
  onBack,
}: {
  readonly system: SystemCredentials;
  readonly onDone: () => void;
  readonly onBack: () => void;
}) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { busy, refused, ask } = useAsking();
  const fields = formNamed(upstream, form)?.fields ?? [];
  const complete = fields.every(({ name }) => (typed[name] ?? '').trim() !== '');

  const put = async (): Promise<void> => {
    const sent = typed;
    setTyped({});
    const result = await ask(() => calls.credentials.put({ upstream, fields: sent }));
    if (result?.ok === true) onDone();
  };

  return (
    <DialogForm
      complete={complete && !busy}
      refused={refused === null ? null : problemText(i18n, refused)}
      submitWords={t`Store these`}
      onSubmit={() => void put()}
      onClose={onBack}
    >
      <p>
        {state === 'absent' ? null : <Trans>They take the place of those in the keychain.</Trans>}{' '}
        {address === null ? null : (
          <Trans>
            They are sent to <bdi>{address}</bdi> alone.
          </Trans>
        )}{' '}
        <Trans>It is recorded who stored them.</Trans>
      </p>
      {fields.map(({ name, kind }, index) => (
        <Field key={name} id={`${id}-${name}`} label={fieldName(i18n, name)}>
          <input
            {...OWN_SCAN}
            // biome-ignore lint/a11y/noAutofocus: the first field of a dialog that exists for it
            autoFocus={index === 0}
            id={`${id}-${name}`}
            type={SEEN.includes(kind) ? 'text' : 'password'}
            autoComplete="off"
            spellCheck={false}
            maxLength={4000}
            required
            value={typed[name] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((before) => ({ ...before, [name]: value }));
            }}
          />
        </Field>
      ))}
    </DialogForm>
  );
};
