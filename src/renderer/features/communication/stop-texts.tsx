import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { fail } from '../../../shared/domain/problem.ts';
import type { CommunicationView, LineView } from '../../../shared/ipc/views.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { textsToStop } from './selections.ts';

export interface StopTextsProps {
  readonly view: CommunicationView;
  readonly basket: readonly LineView[];
}

/** Turns every text selection off in the basket; every other selection stays as it is. */
export const StopTexts = ({ view, basket }: StopTextsProps) => {
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const texts = textsToStop(view, basket);
  const onPress = async (): Promise<void> => {
    setBusy(true);
    await act(async (calls) => {
      const results = await Promise.all(
        texts.map(({ ref }) => calls.put({ kind: 'communication.set', selection: ref, optIn: 'N' })),
      );
      return results.find((result) => !result.ok) ?? results[0] ?? fail('change.no-difference');
    });
    setBusy(false);
  };
  return (
    <Button size="small" isDisabled={busy || texts.length === 0} onPress={() => void onPress()}>
      <Trans>Stop all texts</Trans>
    </Button>
  );
};
