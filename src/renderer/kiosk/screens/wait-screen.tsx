import { Trans, useLingui } from '@lingui/react/macro';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { useKiosk } from '../state/store.ts';
import { useSecondsUntil } from '../state/use-seconds-until.ts';
import { spanText } from '../words/span-text.ts';

/** After several tries: the same whoever was looked for. */
export const WaitScreen = () => {
  const { i18n } = useLingui();
  const left = useSecondsUntil(useKiosk((state) => state.waitsUntil));
  return (
    <ScreenFrame title={<Trans>We could not recognize you</Trans>}>
      <p>
        <Trans>After several tries there is a wait. You can also ask at the desk.</Trans>
      </p>
      <p role="timer">
        <Trans>You can try again in {spanText(i18n, left)}.</Trans>
      </p>
    </ScreenFrame>
  );
};
