import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { LabelPurpose } from '../../../app/store.ts';
import { useCalls } from '../../../ipc/calls-context.ts';
import { problemOf } from '../../../ipc/problem-error.ts';
import { queries } from '../../../ipc/queries.ts';
import { Field } from '../../../ui/field.tsx';
import { problemText } from '../../../words/problems.ts';
import type { Labeling } from './use-labeling.ts';

interface LabelFieldsProps {
  readonly purpose: LabelPurpose;
  readonly labeling: Labeling;
  /** Whether the reason is where typing begins. */
  readonly first: boolean;
}

/** Why a card gets another label, and which of the tenant's labels it gets. */
export const LabelFields = ({ purpose, labeling, first }: LabelFieldsProps) => {
  const { t, i18n } = useLingui();
  const id = useId();
  const labels = useQuery(queries.labels(useCalls(), purpose));
  const titles = {
    delink: t`Label after delinking`,
    suspend: t`Label while suspended`,
    resume: t`Label after resuming`,
  } as const;
  return (
    <>
      <Field id={`${id}-reason`} label={t`Reason`}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the first field of a dialog that exists for it
          autoFocus={first}
          id={`${id}-reason`}
          type="text"
          autoComplete="off"
          maxLength={500}
          required
          value={labeling.reason}
          onChange={(event) => labeling.setReason(event.currentTarget.value)}
        />
      </Field>
      <Field
        id={`${id}-label`}
        label={titles[purpose]}
        error={
          labels.isError
            ? problemText(i18n, problemOf(labels.error))
            : labels.data?.length === 0
              ? t`Capillary has no label for this.`
              : null
        }
      >
        <select
          id={`${id}-label`}
          disabled={labels.data === undefined}
          value={labeling.label}
          onChange={(event) => labeling.choose(event.currentTarget.value)}
        >
          {labels.data?.map((each) => (
            <option key={each.label} value={each.label}>
              {each.isDefault ? t`${each.label} (usual)` : each.label}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
};
