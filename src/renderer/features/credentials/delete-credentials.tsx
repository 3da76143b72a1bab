import { Trans, useLingui } from '@lingui/react/macro';
import { useAsking } from '../../app/use-asking.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { problemText } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';
import type { SystemCredentials } from './system-row.tsx';

/** Asks before the credentials of a system are taken out of the keychain. */
export const DeleteCredentials = ({
  system: { upstream },
  onDone,
  onBack,
}: {
  readonly system: SystemCredentials;
  readonly onDone: () => void;
  readonly onBack: () => void;
}) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const { busy, refused, ask } = useAsking();
  const name = upstreamName(upstream);

  const remove = async (): Promise<void> => {
    const result = await ask(() => calls.credentials.delete({ upstream }));
    if (result?.ok === true) onDone();
  };

  return (
    <DialogForm
      complete={!busy}
      refused={refused === null ? null : problemText(i18n, refused)}
      submitWords={t`Delete`}
      submitVariant="danger"
      onSubmit={() => void remove()}
      onClose={onBack}
    >
      <p>
        <Trans>
          Nothing can be read from {name} or changed there until others are entered. The deleted ones cannot
          be brought back from here.
        </Trans>{' '}
        <Trans>It is recorded who deleted them.</Trans>
      </p>
    </DialogForm>
  );
};
