import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useAsking } from '../../app/use-asking.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { focusIfSeen } from '../../ui/focus-if-seen.ts';
import { intoView } from '../../ui/into-view.ts';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import { summaryWords } from '../../words/summary.ts';
import { PinInput } from '../operators/pin-input.tsx';
import css from './approve-dialog.module.css';
import { decidersOf } from './deciders.ts';
import type { WaitingItem } from './field-difference.ts';

interface DecisionFormProps {
  readonly item: WaitingItem;
  /** What was on the screen when it was read last; null: it is being read. */
  readonly seen: string | null;
  /** Looks again, after something else was there than what was seen. */
  readonly onLook: () => void;
  readonly onDecided: () => void;
  readonly onClose: () => void;
  /** What is decided about. Inside the form, so that its buttons stay in view while it is read. */
  readonly children: ReactNode;
}

/** A second person says who they are, proves it with their PIN, and agrees or declines. */
export const DecisionForm = ({ item, seen, onLook, onDecided, onClose, children }: DecisionFormProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const store = useDeskStore();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const operators = useDesk((desk) => desk.operators);
  const approvers = useDesk((desk) => desk.approvals?.approvers ?? []);
  const { people, preselected } = decidersOf(operators, approvers, item.maker.id);
  const [picked, setPicked] = useState<string | null>(null);
  const approver = picked ?? preselected;
  const [pin, setPin] = useState('');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const { refused, ask } = useAsking();
  const { title } = summaryWords(i18n, item.summary);
  const mergesTwo = item.findings.some(
    ({ level, owners }) => level === 'needs-approval' && owners.length > 0,
  );
  const proved = approver !== '' && pin !== '' && seen === item.shown;
  const mayApprove = proved && (!mergesTwo || typed.trim() !== '');

  const decide = async (decision: 'approve' | 'decline'): Promise<void> => {
    if (seen === null) return;
    const result = await ask(() =>
      calls.approvals.decide({
        ...{ changeId: item.changeId, shown: seen, approver, pin, decision },
        typed: mergesTwo && decision === 'approve' ? typed.trim() : null,
        reason: decision === 'approve' || reason.trim() === '' ? null : reason.trim(),
      }),
    );
    if (result === null) return;
    setPin('');
    if (result.ok) {
      // A line of the open visit says so itself.
      if (!item.here)
        store.setState({
          announcement: decision === 'approve' ? t`${title}: Approved.` : t`${title}: Declined.`,
        });
      onDecided();
      return;
    }
    if (result.problem.code === 'approval.not-as-shown') onLook();
  };

  /** What cannot be a PIN is no more tried here than with the other button, which sends the form. */
  const decline = (): void => {
    if (form.current?.reportValidity() === true) void decide('decline');
  };

  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (mayApprove) void decide('approve');
      }}
    >
      {children}
      {people.length === 0 ? (
        <Notice meaning="caution">
          <Trans>Nobody else at this desk may approve.</Trans>
        </Notice>
      ) : (
        <div className={css.proof}>
          <Field id={`${id}-approver`} label={t`Who decides`}>
            <select
              id={`${id}-approver`}
              ref={preselected === '' ? focusIfSeen : null}
              value={approver}
              onChange={(event) => setPicked(event.currentTarget.value)}
            >
              <option value="">{t`Choose a person`}</option>
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          </Field>
          <Field id={`${id}-pin`} label={t`PIN of that person`}>
            <PinInput
              id={`${id}-pin`}
              value={pin}
              focused={preselected === '' ? false : 'if-seen'}
              onChange={setPin}
            />
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
          <Field id={`${id}-reason`} label={t`Reason, if you decline`}>
            <input
              id={`${id}-reason`}
              type="text"
              autoComplete="off"
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
        </div>
      )}
      {refused === null ? null : (
        <div ref={intoView}>
          <Notice meaning="danger" announce="alert">
            {problemText(i18n, refused)}
          </Notice>
        </div>
      )}
      <DialogActions>
        <span role="status" className={css.looking}>
          {seen === item.shown ? null : <Trans>Reading what is there now…</Trans>}
        </span>
        <Button variant="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button className={css.decision} isDisabled={!proved} onPress={decline}>
          <Trans>Decline</Trans>
        </Button>
        <Button type="submit" className={css.decision} isDisabled={!mayApprove}>
          <Trans>Approve</Trans>
        </Button>
      </DialogActions>
    </form>
  );
};
