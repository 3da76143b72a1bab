import { useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { LineState } from '../../words/outcomes.ts';
import { FindingItem, type FindingView } from './finding-item.tsx';
import { findingKey, hasWordsOf, worstFirst } from './findings-order.ts';
import css from './line-story.module.css';
import { reasonText } from './reason-text.ts';

interface LineStoryProps {
  readonly state: LineState;
  readonly findings: readonly FindingView[];
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
}

const noteOf = (problem: Problem): FindingView => ({
  level: problem.code === 'communication.text-second-gate' ? 'note' : 'warn',
  problem,
  owners: [],
});

/** What checks found, why it came out as it did, and what was and was not changed. */
export const LineStory = ({ state, findings, reason, notes }: LineStoryProps) => {
  const { i18n } = useLingui();
  const why = reasonText(i18n, state, reason !== null && hasWordsOf(findings, reason) ? null : reason);
  const isOpen = state === 'draft' || state === 'refused' || state === 'needs-approval';
  return (
    <>
      {worstFirst(findings).map((finding) => (
        <FindingItem key={findingKey(finding)} finding={finding} advises={isOpen} />
      ))}
      {why === null ? null : <p className={css.reason}>{why}</p>}
      {worstFirst(notes.map(noteOf)).map((note) => (
        <FindingItem key={findingKey(note)} finding={note} advises />
      ))}
    </>
  );
};
