import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LineView } from '../../../shared/ipc/views.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { problemWords } from '../../words/problems.ts';
import { summaryWords } from '../../words/summary.ts';

/** Something to be said once. */
export interface Announcement {
  readonly text: string;
  /** Said at once, over what is being said. */
  readonly urgent: boolean;
}

const URGENT: ReadonlySet<LineView['state']> = new Set(['rejected', 'contradicted']);
const SILENT: ReadonlySet<LineView['state']> = new Set(['draft', 'sending']);

/** What a person is called, by their id. */
type NameOf = (id: string) => string;

const announcementOf = (i18n: I18n, line: LineView, nameOf: NameOf): Announcement => {
  const { title } = summaryWords(i18n, line.summary);
  const { approvedBy } = line;
  if (line.state === 'draft')
    return { text: i18n._(msg`${title}: Approved by ${nameOf(approvedBy ?? '')}.`), urgent: false };
  const word = i18n._(STATE_WORDS[line.state].word);
  const why = line.reason === null ? '' : problemWords(i18n, line.reason).what;
  return {
    text: i18n._(why === '' ? msg`${title}: ${word}.` : msg`${title}: ${word}. ${why}`),
    urgent: URGENT.has(line.state),
  };
};

/** What has to be said of the lines that came to another state. A line that is new speaks only when it is blocked. */
export const announcementsOf = (
  i18n: I18n,
  before: readonly LineView[],
  now: readonly LineView[],
  nameOf: NameOf,
): readonly Announcement[] => {
  const states = new Map(before.map(({ changeId, state }) => [changeId, state]));
  return now
    .filter(({ changeId, state, approvedBy }) => {
      const was = states.get(changeId);
      const isApproved = was === 'needs-approval' && state === 'draft' && approvedBy !== undefined;
      return (
        isApproved || (was !== state && !SILENT.has(state) && (was !== undefined || state === 'refused'))
      );
    })
    .map((line) => announcementOf(i18n, line, nameOf));
};
