import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useDesk } from './store.ts';

/** Tells assistive technology what changed on the screen. */
export const Announcer = () => {
  const announcement = useDesk((desk) => desk.announcement);
  return (
    <div aria-live="polite">
      <VisuallyHidden>{announcement}</VisuallyHidden>
    </div>
  );
};
