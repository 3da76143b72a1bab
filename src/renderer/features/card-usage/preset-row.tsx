import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { cardUsageSet } from '../../../shared/kinds/card-usage-set.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { channelName, presetName, usageName } from '../../words/names.ts';
import { useBarred } from '../operators/use-barred.ts';
import css from './preset-row.module.css';
import { usePreset } from './use-preset.ts';

/** The presets of the branch. Each stages only the channels that differ; Alt and its number does the same. */
export const PresetRow = () => {
  const { i18n, t } = useLingui();
  const id = useId();
  const calls = useCalls();
  const presets = useQuery(queries.info(calls)).data?.presets ?? [];
  const stage = usePreset();
  const barred = useBarred().kinds(cardUsageSet.name);
  if (presets.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a part of a form
    <div role="group" aria-labelledby={`${id}-title`} className={css.row}>
      <span id={`${id}-title`} className={css.title}>
        <Trans>Presets (Alt and number)</Trans>
      </span>
      {presets.map(({ name, sets }, at) => {
        const wishes = sets.map(
          ({ channel, status }) => `${channelName(i18n, channel)}: ${usageName(i18n, status)}`,
        );
        const keys = `Alt+${at + 1}`;
        return (
          <span key={name}>
            <Button
              size="small"
              keys={String(at + 1)}
              barred={barred}
              aria-describedby={`${id}-${at}`}
              onPress={() => void stage(name)}
            >
              {presetName(i18n, name)}
            </Button>
            <span id={`${id}-${at}`}>
              <VisuallyHidden>{t`${keys}. ${wishes.join(', ')}`}</VisuallyHidden>
            </span>
          </span>
        );
      })}
    </div>
  );
};
