import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Problem, ProblemCode } from '../../../shared/domain/problem.ts';
import { useAsking } from '../../app/use-asking.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import { PassphraseInput } from './passphrase-input.tsx';
import css from './provisioning.module.css';

const NEEDS_PASSPHRASE: readonly ProblemCode[] = [
  'bundle.passphrase-needed',
  'bundle.wrong-passphrase',
  'bundle.wait',
];

/** That the bundle which lies on this machine for all its users was not taken in, why, and how it is tried again. */
export const MachineBundle = ({ why }: { readonly why: Problem }) => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const { busy, refused, ask } = useAsking();
  const [passphrase, setPassphrase] = useState('');
  const now = refused ?? why;
  const locked = NEEDS_PASSPHRASE.includes(now.code);
  const complete = !busy && (!locked || passphrase !== '');
  return (
    <section aria-labelledby="machine-bundle" className={css.part}>
      <h2 id="machine-bundle" className={css.title}>
        <Trans>The bundle of this machine</Trans>
      </h2>
      <p>
        <Trans>IT has put a bundle on this machine. It was not taken in.</Trans>
      </p>
      {busy ? null : (
        <Notice meaning="danger" announce={refused === null ? 'none' : 'alert'}>
          {problemText(i18n, now)}
        </Notice>
      )}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!complete) return;
          // The app tells when it goes on configured, and the page is loaded anew.
          void ask(() => calls.provisioning.retry({ passphrase: locked ? passphrase : null }));
          setPassphrase('');
        }}
      >
        {locked ? <PassphraseInput value={passphrase} onChange={setPassphrase} /> : null}
        <div className={css.actions}>
          <Button type="submit" variant="primary" isDisabled={!complete}>
            <Trans>Try again</Trans>
          </Button>
          <span role="status">{busy ? <Trans>One moment…</Trans> : null}</span>
        </div>
      </form>
    </section>
  );
};
