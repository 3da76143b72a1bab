import { Trans, useLingui } from '@lingui/react/macro';
import type { VisitsView } from '../../../shared/ipc/views.ts';
import { useRecents } from '../../app/recents-shown.ts';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { Code } from '../../ui/code.tsx';
import { cx } from '../../ui/cx.ts';
import { RecentLines } from './recent-lines.tsx';
import css from './recents.module.css';

/** One list for all renders: a new one each time would be a change each time. */
const NO_VISITS: VisitsView['recent'] = [];

/** The customers of before, with the drafts that wait there. */
export const Recents = () => {
  const { t } = useLingui();
  const store = useDeskStore();
  const act = useAct();
  const recent = useDesk((desk) => desk.visits?.recent ?? NO_VISITS);
  const { shown, wide } = useRecents();
  if (!shown) return null;
  const open = (visit: string): void => {
    if (!wide) store.setState({ recentsShown: false });
    void act((calls) => calls.visits.reopen({ visit }));
  };
  return (
    <nav id="recents" aria-label={t`Recent`} className={cx(css.recents, !wide && css.over)}>
      <h2 className={css.title}>
        <Trans>Recent</Trans>
      </h2>
      {recent.length === 0 ? (
        <p className={css.none}>
          <Trans>Nobody yet</Trans>
        </p>
      ) : (
        <ul>
          {recent.map(({ visit, name, masked, open: isOpen, ...lines }) => (
            <li key={visit}>
              <button
                type="button"
                className={css.entry}
                aria-current={isOpen ? 'true' : undefined}
                onClick={() => open(visit)}
              >
                <span className={css.name} title={name} dir="auto">
                  {name}
                </span>
                {masked !== null && recent.some((one) => one.visit !== visit && one.name === name) ? (
                  <span className={css.masked}>
                    <Code>{masked}</Code>
                  </span>
                ) : null}
                <RecentLines {...lines} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
};
