import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { openVisit, useDesk } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import { summaryWords } from '../../words/summary.ts';
import { PinInput } from '../operators/pin-input.tsx';
import { FindingItem } from './finding-item.tsx';
import { findingKey } from './findings-order.ts';

interface ApproveDialogProps {
  readonly changeId: string;
  readonly onClose: () => void;
}

/**
 * A second person looks at both customers, gives their own id and types the other customer's name. It opens at its top:
 * a field that took the focus would scroll the comparison away in a small window.
 */
export const ApproveDialog = ({ changeId, onClose }: ApproveDialogProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const line = useDesk((desk) => openVisit(desk)?.basket.find((one) => one.changeId === changeId));
  const [approver, setApprover] = useState('');
  const [typed, setTyped] = useState('');
  const [pin, setPin] = useState('');
  const mergesTwo =
    line?.findings.some(({ level, owners }) => level === 'needs-approval' && owners.length > 0) ?? false;
  const people = useDesk((desk) => desk.operators?.people ?? []);
  const maker = useDesk((desk) => desk.operators?.operator?.id);
  const others = people.filter((person) => person.id !== maker && person.role !== 'operator');
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const findings = line?.findings.filter(({ level }) => level === 'needs-approval') ?? [];
  const complete =
    approver !== '' && pin !== '' && (!mergesTwo || typed.trim() !== '') && findings.length > 0;

  const approve = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const result = await calls.drafts.approve({
      ...{ changeId, approver, pin },
      typed: mergesTwo ? typed.trim() : null,
    });
    setPin('');
    setBusy(false);
    if (result.ok) onClose();
    else setRefused(result.problem);
  };

  return (
    <Dialog title={t`Approve a change`} width="wide" onClose={onClose}>
      <DialogForm
        complete={complete}
        refused={refused === null ? null : problemText(i18n, refused)}
        submitWords={t`Approve`}
        submitVariant="danger"
        onSubmit={() => void approve()}
        onClose={onClose}
      >
        <p>{line === undefined ? null : summaryWords(i18n, line.summary).title}</p>
        {findings.map((finding) => (
          <FindingItem key={findingKey(finding)} finding={finding} advises={false} />
        ))}
        <Field
          id={`${id}-approver`}
          label={t`Who approves`}
          hint={t`A second person, never the operator who drafted it.`}
        >
          <select
            id={`${id}-approver`}
            aria-describedby={`${id}-approver-hint`}
            value={approver}
            onChange={(event) => setApprover(event.currentTarget.value)}
          >
            <option value="">{t`Choose a person`}</option>
            {others.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-pin`} label={t`PIN of that person`}>
          <PinInput id={`${id}-pin`} value={pin} focused={false} onChange={setPin} />
        </Field>
        {mergesTwo ? (
          <Field
            id={`${id}-typed`}
            label={t`Name of the other customer`}
            hint={t`Typed as it is shown, to confirm that both were compared.`}
          >
            <input
              id={`${id}-typed`}
              type="text"
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              aria-describedby={`${id}-typed-hint`}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </Field>
        ) : null}
      </DialogForm>
    </Dialog>
  );
};
