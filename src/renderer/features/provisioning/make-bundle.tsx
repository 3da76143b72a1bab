import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { useDesk } from '../../app/store.ts';
import { useAsking } from '../../app/use-asking.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import { Fingerprint } from './bundle-facts.tsx';
import { MakeDays } from './make-days.tsx';
import { MakeFor } from './make-for.tsx';
import { type AskedFor, bundleRequest, isComplete, NOTHING_ASKED } from './make-request.ts';
import css from './provisioning.module.css';

/** What was made, and the one thing that has to be told to whoever takes it in. */
const Made = ({ fingerprint, onClose }: { readonly fingerprint: string; readonly onClose: () => void }) => (
  <>
    <Notice>
      <Trans>
        The bundle is saved. It holds the credentials of this desk: whoever opens it has them. Tell whoever
        sets a desk up with it this key, on another way than the file goes:
      </Trans>
    </Notice>
    <p>
      <Fingerprint text={fingerprint} />
    </p>
    <DialogActions>
      <Button variant="primary" autoFocus onPress={onClose}>
        <Trans>Close</Trans>
      </Button>
    </DialogActions>
  </>
);

/** Seals what this desk works with into a file for other desks. A passphrase goes in here and never comes out. */
export const MakeBundle = ({ onBack }: { readonly onBack: () => void }) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const { busy, refused, ask } = useAsking();
  const own = useDesk((desk) => desk.operators?.operator?.name ?? '');
  const [asked, setAsked] = useState<AskedFor>({ ...NOTHING_ASKED, issuer: own });
  const [made, setMade] = useState<string | null>(null);
  const [calledOff, setCalledOff] = useState(false);
  const change = (more: Partial<AskedFor>): void => setAsked((before) => ({ ...before, ...more }));

  const make = async (): Promise<void> => {
    setCalledOff(false);
    const result = await ask(() => calls.provisioning.make(bundleRequest(asked)));
    if (result?.ok !== true) return;
    if (!result.value.saved) return setCalledOff(true);
    setAsked(NOTHING_ASKED);
    setMade(result.value.fingerprint);
  };

  if (made !== null) return <Made fingerprint={made} onClose={onBack} />;
  return (
    <DialogForm
      complete={!busy && isComplete(asked)}
      refused={refused === null || busy ? null : problemText(i18n, refused)}
      submitWords={busy ? t`Sealing…` : t`Make and save…`}
      className={css.form}
      onSubmit={() => void make()}
      onClose={onBack}
    >
      <p>
        <Trans>
          The configuration and the credentials of this desk are sealed into one file, with which others are
          set up. It is recorded who made it.
        </Trans>
      </p>
      <MakeFor asked={asked} onChange={change} />
      <Field
        id={`${id}-issuer`}
        label={t({ message: 'From', context: 'whoever made it' })}
        hint={t`Shown to whoever takes it in.`}
      >
        <input
          id={`${id}-issuer`}
          type="text"
          autoComplete="off"
          maxLength={80}
          aria-describedby={`${id}-issuer-hint`}
          value={asked.issuer}
          onChange={(event) => change({ issuer: event.currentTarget.value })}
        />
      </Field>
      <MakeDays asked={asked} onChange={change} />
      <span role="status">{calledOff ? <Trans>No file was saved.</Trans> : null}</span>
    </DialogForm>
  );
};
