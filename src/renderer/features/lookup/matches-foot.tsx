import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../shared/domain/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../words/problems.ts';
import css from './matches.module.css';
import { useSearch } from './use-search.ts';

interface MatchesFootProps {
  /** There are more matches than are shown. */
  readonly more: boolean;
  readonly reading: boolean;
  /** Why the next matches could not be read. */
  readonly failed: Problem | null;
  readonly onMore: () => void;
}

/** More matches, and the way out. What is shown stays when the next page cannot be read. */
export const MatchesFoot = ({ more, reading, failed, onMore }: MatchesFootProps) => {
  const { i18n } = useLingui();
  const { close } = useSearch();
  return (
    <>
      {failed === null || reading ? null : (
        <Notice meaning="danger" announce="alert" className={css.failed}>
          {problemText(i18n, failed)}
        </Notice>
      )}
      <div className={css.foot}>
        {more ? (
          <Button size="small" isPending={reading} onPress={onMore}>
            <Trans>Show more</Trans>
          </Button>
        ) : null}
        <Button size="small" variant="quiet" onPress={close}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </>
  );
};
