import { FINDING_LEVELS } from '../../../shared/domain/finding.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { LineView } from '../../../shared/ipc/views.ts';

type FindingView = LineView['findings'][number];

/** What tells one finding from another. */
export const findingKey = (finding: FindingView): string => JSON.stringify(finding);

/** Blocks first, notes last; equals keep their order, and what is said twice is said once. */
export const worstFirst = (findings: readonly FindingView[]): readonly FindingView[] =>
  [...new Map(findings.map((finding) => [findingKey(finding), finding])).values()].sort(
    (a, b) => FINDING_LEVELS.indexOf(a.level) - FINDING_LEVELS.indexOf(b.level),
  );

/** Whether a finding says already what a reason would say again. */
export const hasWordsOf = (findings: readonly FindingView[], reason: Problem): boolean =>
  findings.some(({ level, problem }) => level === 'block' && problem.code === reason.code);
