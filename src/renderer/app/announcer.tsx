import { OutcomesSaid } from '../features/basket/outcomes-said.tsx';
import { AlwaysSaid } from '../ui/always-said.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useDesk } from './store.ts';

/** Tells assistive technology what changed on the screen, whatever dialog is open. It stands outside the desk. */
export const Announcer = () => {
  const announcement = useDesk((desk) => desk.announcement);
  return (
    <AlwaysSaid>
      <div aria-live="polite">
        <VisuallyHidden>{announcement}</VisuallyHidden>
      </div>
      <OutcomesSaid />
    </AlwaysSaid>
  );
};
