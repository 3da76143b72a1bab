import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { wordingFor } from '../../../shared/domain/consent-wording.ts';
import type { LineView } from '../../../shared/ipc/views.ts';
import { openVisit, useDesk } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import choices from '../../ui/choices.module.css';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { summaryWords } from '../../words/summary.ts';
import { askedOf, NOTHING_CHOSEN } from './asked-form.ts';
import { AskedInputs } from './asked-inputs.tsx';
import css from './consent.module.css';

const NO_LINES: readonly LineView[] = [];

interface ConsentDialogProps {
  /** The change that it was opened for. Others that wait can be stated with it; none of them is chosen beforehand. */
  readonly changeId: string;
  readonly onClose: () => void;
}

/** Asks how the customer consents before an opt-in goes over an opt-out. */
export const ConsentDialog = ({ changeId, onClose }: ConsentDialogProps) => {
  const { t, i18n } = useLingui();
  const act = useAct();
  const calls = useCalls();
  const basket = useDesk((desk) => openVisit(desk)?.basket ?? NO_LINES);
  const wordings = useQuery(queries.info(calls)).data?.consentWording ?? {};
  const [fields, setFields] = useState(NOTHING_CHOSEN);
  const [chosen, setChosen] = useState<readonly string[]>([changeId]);
  const waiting = basket.filter(({ can }) => can.consent);
  const own = waiting.filter((line) => chosen.includes(line.changeId));
  const channels = [...new Set(own.flatMap(({ summary }) => ('channel' in summary ? summary.channel : [])))];
  const asked = askedOf(fields);
  const choose = (id: string, on: boolean): void =>
    setChosen((before) => (on ? [...before, id] : before.filter((one) => one !== id)));
  const consent = async (): Promise<void> => {
    if (asked === null) return;
    const ids = own.map((line) => line.changeId);
    if (await act((ask) => ask.drafts.consent({ changeIds: [...ids], asked, language: i18n.locale })))
      onClose();
  };

  return (
    <Dialog title={t`How the customer consents`} onClose={onClose}>
      <DialogForm
        className={css.form}
        complete={asked !== null && own.length > 0}
        submitWords={t`The customer consents`}
        onSubmit={() => void consent()}
        onClose={onClose}
      >
        <fieldset>
          <legend className={choices.legend}>
            <Trans>Opt in to</Trans>
          </legend>
          {waiting.map((line) => (
            <label key={line.changeId} className={choices.choice}>
              <input
                type="checkbox"
                checked={chosen.includes(line.changeId)}
                onChange={(event) => choose(line.changeId, event.currentTarget.checked)}
              />
              <span className={css.said}>{summaryWords(i18n, line.summary).title}</span>
            </label>
          ))}
        </fieldset>
        {channels.map((channel) => {
          const wording = wordingFor(wordings, channel, i18n.locale)?.wording ?? null;
          return wording === null ? null : (
            <div key={channel}>
              <p className={css.channel}>
                <Trans>Read this to the customer ({channel})</Trans>
              </p>
              <p className={css.wording}>{wording}</p>
            </div>
          );
        })}
        <AskedInputs legend={t`Consent comes from`} fields={fields} onChange={setFields} />
      </DialogForm>
    </Dialog>
  );
};
