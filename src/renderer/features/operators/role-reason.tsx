import { useLingui } from '@lingui/react/macro';
import { problem } from '../../../shared/domain/problem.ts';
import { ROLE_REASON } from '../../ui/page-ids.ts';
import { problemWords } from '../../words/problems.ts';

/** Why a control does nothing that the role does not include, once for all of them: they are described by it. */
export const RoleReason = () => {
  const { i18n } = useLingui();
  const { what, next } = problemWords(i18n, problem('role.not-allowed'));
  return (
    <p id={ROLE_REASON} hidden>
      {what} {next}
    </p>
  );
};
