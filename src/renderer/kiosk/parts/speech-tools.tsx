import { Trans } from '@lingui/react/macro';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useSpeechHere } from '../speaking/speech-context.ts';
import { LOUDEST } from '../speaking/volume.ts';
import { useKiosk } from '../state/store.ts';
import { BigButton } from './big-button.tsx';
import css from './speech-tools.module.css';

/** What whoever listens has beside the screen: the same again, silence, and the volume. */
export const SpeechTools = () => {
  const { again, stop, changeVolume } = useSpeechHere();
  const volume = useKiosk((state) => state.volume);
  return (
    <div className={css.tools}>
      <BigButton size="tool" onClick={again}>
        <Trans>Say it again</Trans>
      </BigButton>
      <BigButton size="tool" onClick={stop}>
        <Trans>Stop the voice</Trans>
      </BigButton>
      <BigButton size="tool" onClick={() => changeVolume(-1)}>
        <span aria-hidden="true" className={css.sign}>
          −
        </span>
        <VisuallyHidden>
          <Trans>Quieter</Trans>
        </VisuallyHidden>
      </BigButton>
      <p role="status" className={css.volume}>
        <Trans>
          Volume {volume} of {LOUDEST}
        </Trans>
      </p>
      <BigButton size="tool" onClick={() => changeVolume(1)}>
        <span aria-hidden="true" className={css.sign}>
          +
        </span>
        <VisuallyHidden>
          <Trans>Louder</Trans>
        </VisuallyHidden>
      </BigButton>
    </div>
  );
};
