import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../words/problems.ts';
import css from './notice-bar.module.css';
import { useDesk, useDeskStore } from './store.ts';

/** Why the last thing that was asked for did not happen. The announcer says it. */
export const NoticeBar = () => {
  const { i18n } = useLingui();
  const store = useDeskStore();
  const notice = useDesk((desk) => desk.notice);
  if (notice === null) return null;
  return (
    <Notice
      meaning="danger"
      className={css.bar}
      actions={
        <Button size="small" look="quiet" onPress={() => store.setState({ notice: null })}>
          <Trans>Dismiss</Trans>
        </Button>
      }
    >
      {problemText(i18n, notice)}
    </Notice>
  );
};
