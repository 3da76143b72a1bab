import { Trans } from '@lingui/react/macro';
import type { LineView } from '../../../shared/ipc/views.ts';
import { communicationSet } from '../../../shared/kinds/communication-set.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { Button } from '../../ui/button.tsx';
import { useBarred } from '../operators/use-barred.ts';
import { isText, pendingSelections, placedSelections, shownAs, stillOn } from './selections.ts';
import { useStageAll } from './use-stage-all.ts';

interface StopButtonsProps {
  readonly view: CommunicationView;
  readonly basket: readonly LineView[];
}

/**
 * Turns every text off in the basket, or everything that is on, shown or not; every other selection stays as it is. While
 * the list is searched, what is stopped is what was found and is shown.
 */
export const StopButtons = ({ view, basket }: StopButtonsProps) => {
  const { busy, stageAll, stopAll } = useStageAll();
  const barred = useBarred().kinds(communicationSet.name);
  const { cut } = view;
  if (cut === undefined || cut.typed.trim() === '') {
    const on = stillOn(view, basket);
    return (
      <>
        <Button
          size="small"
          barred={barred}
          isDisabled={busy || on.texts === 0}
          onPress={() => void stopAll('texts')}
        >
          <Trans>Stop all texts</Trans>
        </Button>
        <Button
          size="small"
          barred={barred}
          isDisabled={busy || on.everything === 0}
          onPress={() => void stopAll('everything')}
        >
          <Trans>Stop everything that can be stopped</Trans>
        </Button>
      </>
    );
  }
  const all = placedSelections(view);
  const on = shownAs(pendingSelections(basket, all), all, 'Y');
  const texts = on.filter(isText);
  return (
    <>
      <Button
        size="small"
        barred={barred}
        isDisabled={busy || texts.length === 0}
        onPress={() => void stageAll(texts, 'N')}
      >
        <Trans>Stop all texts that are shown</Trans>
      </Button>
      <Button
        size="small"
        barred={barred}
        isDisabled={busy || on.length === 0}
        onPress={() => void stageAll(on, 'N')}
      >
        <Trans>Stop all that is shown</Trans>
      </Button>
    </>
  );
};
