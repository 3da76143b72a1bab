import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { openVisit, useDesk } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import { OWN_SCAN } from '../lookup/listen-for-scans.ts';
import css from './airpay-token-dialog.module.css';
import type { TokenOfferKind } from './token-offer-of.ts';

export interface AirpayTokenDialogProps {
  readonly offer: TokenOfferKind;
  readonly typed: string | null;
  readonly onClose: () => void;
}

/** Takes an airpay token and hands it to the main process. It is nowhere but in this field, and gone with it. */
export const AirpayTokenDialog = ({ offer, typed, onClose }: AirpayTokenDialogProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const shared = useQuery(queries.info(calls)).data?.airpayToken.scope === 'shared';
  const name = useDesk((desk) => openVisit(desk)?.customer.name ?? '');
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const complete = token.trim() !== '' && !busy;

  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete) return;
    setBusy(true);
    const given = await calls.giveToken(token, typed);
    setBusy(false);
    setToken('');
    setRefused(given.ok ? null : given.problem);
    if (given.ok) onClose();
  };

  return (
    <Dialog
      title={offer === 'enter' ? t`Enter the airpay token` : t`Replace the airpay token`}
      onClose={onClose}
    >
      <form className={css.form} onSubmit={(event) => void onSubmit(event)}>
        <p>
          {shared ? (
            <Trans>It takes the place of the token in the keychain of this desk, for every customer.</Trans>
          ) : (
            <Trans>
              It is used for {name} alone, and forgotten after 30 minutes, or when this customer is closed.
            </Trans>
          )}
        </p>
        <Field id={id} label={t`airpay token`} error={refused === null ? null : problemText(i18n, refused)}>
          <input
            {...OWN_SCAN}
            autoFocus
            id={id}
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={2400}
            required
            aria-invalid={refused === null ? undefined : true}
            aria-errormessage={refused === null ? undefined : `${id}-error`}
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
        </Field>
        <DialogActions>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isDisabled={!complete}>
            <Trans>Use this token</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
