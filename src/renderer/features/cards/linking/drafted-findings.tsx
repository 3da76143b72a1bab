import type { DraftCheck } from '../../../../shared/ipc/draft-views.ts';
import { intoView } from '../../../ui/into-view.ts';
import { FindingItem } from '../../basket/finding-item.tsx';
import { findingKey, worstFirst } from '../../basket/findings-order.ts';

/** What checks found about what a dialog asks for, before the basket takes it. */
export const DraftedFindings = ({ check }: { readonly check: DraftCheck | null }) => {
  const findings = check?.steps.flatMap((step) => step.findings) ?? [];
  if (findings.length === 0) return null;
  return (
    <div role="alert" ref={intoView}>
      {worstFirst(findings).map((finding) => (
        <FindingItem key={findingKey(finding)} finding={finding} advises />
      ))}
    </div>
  );
};
