import { Trans } from '@lingui/react/macro';
import { UndoIcon } from '../../ui/icons.tsx';
import css from './follows.module.css';

interface FollowsProps {
  /** What the change takes back, in words; null where it takes nothing back. */
  readonly undoOf: string | null;
  readonly retryOf: string | null;
  /** What took it back or tried it again since, in words. */
  readonly undoneBy?: string | null;
  readonly retriedBy?: string | null;
}

/** How a change hangs together with another one: what it takes back or tries again, and what did so to it. */
export const Follows = ({ undoOf, retryOf, undoneBy = null, retriedBy = null }: FollowsProps) => {
  const links = [
    undoOf === null ? null : <Trans key="undoOf">Takes back: {undoOf}</Trans>,
    retryOf === null ? null : <Trans key="retryOf">Tries again: {retryOf}</Trans>,
    undoneBy === null ? null : <Trans key="undoneBy">Undone by: {undoneBy}</Trans>,
    retriedBy === null ? null : <Trans key="retriedBy">Tried again by: {retriedBy}</Trans>,
  ].filter((link) => link !== null);
  if (links.length === 0) return null;
  return (
    <p className={css.follows}>
      <UndoIcon size={12} />
      <span>{links}</span>
    </p>
  );
};
