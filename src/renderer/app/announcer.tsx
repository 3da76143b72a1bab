import { Plural, useLingui } from '@lingui/react/macro';
import { OutcomesSaid } from '../features/basket/outcomes-said.tsx';
import { AlwaysSaid } from '../ui/always-said.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { problemText } from '../words/problems.ts';
import { useDesk } from './store.ts';

/** Tells assistive technology what changed on the screen, whatever dialog is open. It stands outside the desk. */
export const Announcer = () => {
  const { i18n } = useLingui();
  const announcement = useDesk((desk) => desk.announcement);
  const notice = useDesk((desk) => desk.notice);
  const looks = useDesk((desk) => desk.needsLook.length);
  return (
    <AlwaysSaid>
      <div aria-live="polite">
        <VisuallyHidden>{announcement}</VisuallyHidden>
      </div>
      <div aria-live="polite">
        <VisuallyHidden>
          {looks === 0 ? null : (
            <Plural value={looks} one="# change needs a look" other="# changes need a look" />
          )}
        </VisuallyHidden>
      </div>
      <div aria-live="assertive">
        <VisuallyHidden>{notice === null ? null : problemText(i18n, notice)}</VisuallyHidden>
      </div>
      <OutcomesSaid />
    </AlwaysSaid>
  );
};
