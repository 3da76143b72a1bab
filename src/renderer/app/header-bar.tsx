import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ApprovalsStatus } from '../features/approvals/approvals-status.tsx';
import { SearchBox } from '../features/lookup/search-box.tsx';
import { NeedsLookStatus } from '../features/needs-look/needs-look-status.tsx';
import { OperatorBadge } from '../features/operators/operator-badge.tsx';
import { useBarred } from '../features/operators/use-barred.ts';
import { useCalls } from '../ipc/calls-context.ts';
import { queries } from '../ipc/queries.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { HelpIcon, HistoryIcon, SidebarIcon } from '../ui/icons.tsx';
import { Tag } from '../ui/tag.tsx';
import css from './header-bar.module.css';
import { LimitStatus } from './limit-status.tsx';
import { OfflineStatus } from './offline-status.tsx';
import { useRecents } from './recents-shown.ts';
import { useDeskStore } from './store.ts';
import { ThemeButton } from './theme-button.tsx';

/** Product, search, and the state of the world; on every screen. */
export const HeaderBar = () => {
  const { t } = useLingui();
  const store = useDeskStore();
  const calls = useCalls();
  const info = useQuery(queries.info(calls)).data;
  const recents = useRecents();
  const barred = useBarred();
  return (
    <header className={css.bar}>
      <div className={css.start}>
        <IconButton
          label={t`Recent customers`}
          aria-expanded={recents.shown}
          aria-controls="recents"
          onPress={recents.toggle}
        >
          <SidebarIcon />
        </IconButton>
        <span className={css.product}>Branchdesk</span>
      </div>
      <SearchBox />
      <div className={css.end}>
        <ApprovalsStatus />
        <NeedsLookStatus />
        <LimitStatus />
        <OfflineStatus />
        {info?.mode === 'training' ? (
          <Tag meaning="caution" className={css.training}>
            <Trans>Training</Trans>
          </Tag>
        ) : null}
        {info?.branch == null ? null : (
          <span className={css.branch} title={info.branch.name}>
            {info.branch.id}
          </span>
        )}
        <OperatorBadge />
        <IconButton
          label={t`Branch activity`}
          aria-haspopup="dialog"
          barred={barred.right('search')}
          onPress={() => store.setState({ dialog: { name: 'branch-activity' } })}
        >
          <HistoryIcon />
        </IconButton>
        <ThemeButton />
        <IconButton
          label={t`What the marks mean`}
          aria-haspopup="dialog"
          onPress={() => store.setState({ dialog: { name: 'legend' } })}
        >
          <HelpIcon />
        </IconButton>
      </div>
    </header>
  );
};
