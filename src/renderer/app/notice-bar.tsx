import { Trans, useLingui } from '@lingui/react/macro';
import { AlwaysSaid } from '../ui/always-said.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../words/problems.ts';
import css from './notice-bar.module.css';
import { useDesk, useDeskStore } from './store.ts';

/** Why the last thing that was asked for did not happen. Its place is always there, so that a dialog does not silence it. */
export const NoticeBar = () => {
  const { i18n } = useLingui();
  const store = useDeskStore();
  const notice = useDesk((desk) => desk.notice);
  return (
    <AlwaysSaid>
      {notice === null ? null : (
        <Notice
          meaning="danger"
          announce="alert"
          className={css.bar}
          actions={
            <Button size="small" variant="quiet" onPress={() => store.setState({ notice: null })}>
              <Trans>Dismiss</Trans>
            </Button>
          }
        >
          {problemText(i18n, notice)}
        </Notice>
      )}
    </AlwaysSaid>
  );
};
