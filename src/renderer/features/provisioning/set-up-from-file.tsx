import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { BundleView } from '../../../shared/ipc/provisioning.ts';
import { useAsking } from '../../app/use-asking.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { intoView } from '../../ui/into-view.ts';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import { BundleFacts } from './bundle-facts.tsx';
import { PassphraseInput } from './passphrase-input.tsx';
import css from './provisioning.module.css';

/** What was picked is read before anything is pressed. */
const takeFocus = (heading: HTMLElement | null): void => {
  heading?.focus();
  intoView(heading);
};

interface PickedProps {
  readonly bundle: BundleView;
  readonly busy: boolean;
  readonly onSetUp: (passphrase: string | null) => void;
  readonly onPick: () => void;
}

/** The bundle that was picked, and what takes it in. */
const Picked = ({ bundle, busy, onSetUp, onPick }: PickedProps) => {
  const [passphrase, setPassphrase] = useState('');
  const complete = !busy && (!bundle.locked || passphrase !== '');
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) return;
        onSetUp(bundle.locked ? passphrase : null);
        setPassphrase('');
      }}
    >
      <h3 tabIndex={-1} ref={takeFocus} className={css.heading}>
        <Trans>What this file is</Trans>
      </h3>
      <BundleFacts bundle={bundle} />
      <Notice meaning={bundle.isFirst ? 'caution' : 'neutral'}>
        {bundle.isFirst ? (
          <Trans>
            Compare the key, sign by sign, with what whoever made the file tells you. From now on this desk
            takes files of this key alone.
          </Trans>
        ) : (
          <Trans>This key counts at this desk already.</Trans>
        )}
      </Notice>
      {bundle.locked ? <PassphraseInput value={passphrase} onChange={setPassphrase} /> : null}
      <div className={css.actions}>
        <Button type="submit" variant="primary" isDisabled={!complete}>
          <Trans>Set up this desk</Trans>
        </Button>
        <Button isDisabled={busy} onPress={onPick}>
          <Trans>Choose another file…</Trans>
        </Button>
        <span role="status">{busy ? <Trans>One moment…</Trans> : null}</span>
      </div>
    </form>
  );
};

/** Sets this desk up from a file: it is chosen, read by eye, and taken in. Nothing is changed before the last press. */
export const SetUpFromFile = () => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const { busy, refused, ask } = useAsking();
  const [bundle, setBundle] = useState<BundleView | null>(null);

  const pick = async (): Promise<void> => {
    const picked = await ask(() => calls.provisioning.pick({}));
    if (picked?.ok === false) setBundle(null);
    else if (picked?.ok === true && picked.value.bundle !== null) setBundle(picked.value.bundle);
  };
  const setUp = async (passphrase: string | null): Promise<void> => {
    // The app tells when it goes on configured, and the page is loaded anew.
    if (bundle !== null) await ask(() => calls.provisioning.setUp({ digest: bundle.digest, passphrase }));
  };

  return (
    <section aria-labelledby="from-file" className={css.part}>
      <h2 id="from-file" className={css.title}>
        <Trans>Set up from a file</Trans>
      </h2>
      {bundle === null ? (
        <>
          <p>
            <Trans>
              Whoever looks after this desk can give you one file with everything it needs: a bundle. Nothing
              has to be typed, and no network is needed.
            </Trans>
          </p>
          <div className={css.actions}>
            <Button variant="primary" isDisabled={busy} onPress={() => void pick()}>
              <Trans>Choose a file…</Trans>
            </Button>
          </div>
        </>
      ) : (
        <Picked
          key={bundle.digest}
          bundle={bundle}
          busy={busy}
          onSetUp={(passphrase) => void setUp(passphrase)}
          onPick={() => void pick()}
        />
      )}
      {refused === null || busy ? null : (
        <div ref={intoView}>
          <Notice meaning="danger" announce="alert">
            {problemText(i18n, refused)}
          </Notice>
        </div>
      )}
    </section>
  );
};
