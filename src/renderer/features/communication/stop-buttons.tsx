import { Trans } from '@lingui/react/macro';
import type { CommunicationView, LineView } from '../../../shared/ipc/views.ts';
import { Button } from '../../ui/button.tsx';
import { isText, pendingSelections, placedSelections, shownAs } from './selections.ts';
import { useStageAll } from './use-stage-all.ts';

export interface StopButtonsProps {
  readonly view: CommunicationView;
  readonly basket: readonly LineView[];
}

/** Turns every text off in the basket, or everything that is on; every other selection stays as it is. */
export const StopButtons = ({ view, basket }: StopButtonsProps) => {
  const { busy, stageAll } = useStageAll();
  const all = placedSelections(view);
  const on = shownAs(pendingSelections(basket, all), all, 'Y');
  const isWhole = view.cut === undefined;
  const texts = on.filter(isText);
  return (
    <>
      <Button size="small" isDisabled={busy || texts.length === 0} onPress={() => void stageAll(texts, 'N')}>
        {isWhole ? <Trans>Stop all texts</Trans> : <Trans>Stop all texts that are shown</Trans>}
      </Button>
      <Button size="small" isDisabled={busy || on.length === 0} onPress={() => void stageAll(on, 'N')}>
        {isWhole ? <Trans>Stop everything that can be stopped</Trans> : <Trans>Stop all that is shown</Trans>}
      </Button>
    </>
  );
};
