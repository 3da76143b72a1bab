import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
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
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const name = upstreamName(upstream);

  const remove = async (): Promise<void> => {
    setBusy(true);
    const result = await calls.credentials.delete({ upstream });
    setBusy(false);
    setRefused(result.ok ? null : result.problem);
    if (result.ok) onDone();
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
