import { Plural } from '@lingui/react/macro';
import type { VisitsView } from '../../../shared/ipc/views.ts';
import { MarkIcon } from '../../ui/marks.tsx';
import { Mark } from '../../ui/tag.tsx';
import { STATE_WORDS } from '../../words/outcomes.ts';
import css from './recents.module.css';

type RecentLinesProps = Pick<VisitsView['recent'][number], 'drafts' | 'blocked' | 'needsApproval'>;

const markOf = (state: 'draft' | 'refused' | 'needs-approval') => ({
  meaning: STATE_WORDS[state].tone,
  icon: <MarkIcon mark={STATE_WORDS[state].mark} size={12} />,
});

/** What waits in a basket, each kind by its own word: only drafts can be applied. */
export const RecentLines = ({ drafts, blocked, needsApproval }: RecentLinesProps) => {
  if (drafts + blocked + needsApproval === 0) return null;
  return (
    <span className={css.lines}>
      {drafts === 0 ? null : (
        <Mark {...markOf('draft')}>
          <Plural value={drafts} one="# draft" other="# drafts" />
        </Mark>
      )}
      {blocked === 0 ? null : (
        <Mark {...markOf('refused')}>
          <Plural value={blocked} one="# blocked" other="# blocked" />
        </Mark>
      )}
      {needsApproval === 0 ? null : (
        <Mark {...markOf('needs-approval')}>
          <Plural value={needsApproval} one="# needs approval" other="# need approval" />
        </Mark>
      )}
    </span>
  );
};
