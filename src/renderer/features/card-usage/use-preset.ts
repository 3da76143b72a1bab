import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { fail } from '../../../shared/domain/problem.ts';
import { cardUsageSet } from '../../../shared/kinds/card-usage-set.ts';
import { openVisit, useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { presetName } from '../../words/names.ts';
import { useBarred } from '../operators/use-barred.ts';

/** Stages what differs from a preset, and says how much that is. */
export const usePreset = (): ((name: string) => Promise<void>) => {
  const { i18n, t } = useLingui();
  const store = useDeskStore();
  const act = useAct();
  const barred = useBarred().kinds(cardUsageSet.name);
  return useCallback(
    async (name) => {
      if (barred !== null) return barred();
      await act(async (calls) => {
        const result = await calls.drafts.preset({ preset: name });
        if (!result.ok) return result;
        const { staged } = result.value;
        if (staged === 0) return fail('preset.no-difference');
        const preset = presetName(i18n, name);
        const changes = t`${plural(staged, { one: '# change', other: '# changes' })}`;
        store.setState({ announcement: t`${preset}: ${changes} in the basket.` });
        return result;
      });
    },
    [i18n, t, store, act, barred],
  );
};

/** Stages the preset that has a number on the screen; does nothing where there is none, or no channels to set. */
export const usePresetNumber = (): ((number: number) => Promise<void>) => {
  const store = useDeskStore();
  const calls = useCalls();
  const presets = useQuery(queries.info(calls)).data?.presets;
  const stage = usePreset();
  return useCallback(
    async (number) => {
      const preset = presets?.[number - 1];
      const visit = openVisit(store.getState());
      if (preset !== undefined && visit?.panels.airpay.state === 'ready') await stage(preset.name);
    },
    [store, presets, stage],
  );
};
