import { Trans, useLingui } from '@lingui/react/macro';
import { BigButton } from '../parts/big-button.tsx';
import { KioskNotice } from '../parts/notice.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { groupsOf, pageOf } from '../state/choice-pages.ts';
import type { VisitOnScreen } from '../state/screen-of.ts';
import { useKiosk, useKioskStore } from '../state/store.ts';
import { groupName } from '../words/choice-words.ts';
import { ChoiceRow } from './choice-row.tsx';
import css from './choices-screen.module.css';

/** What may be changed, a page at a time. */
export const ChoicesScreen = ({ visit }: { readonly visit: VisitOnScreen }) => {
  const { i18n } = useLingui();
  const store = useKioskStore();
  const wished = useKiosk((state) => state.group);
  const page = useKiosk((state) => state.page);
  const groups = groupsOf(visit);
  const group = wished !== null && groups.includes(wished) ? wished : (groups[0] ?? null);
  const { choices, at, pages } = pageOf(visit, group, page);
  const down = visit.systems.filter(({ state }) => state === 'down');
  return (
    <ScreenFrame
      stacked
      title={<Trans>What do you want to change?</Trans>}
      controls={
        <>
          {groups.length < 2 ? null : (
            <div className={css.groups}>
              {groups.map((one) => (
                <BigButton
                  key={one}
                  aria-pressed={one === group}
                  onClick={() => store.setState({ group: one, page: 0 })}
                >
                  {groupName(i18n, one)}
                </BigButton>
              ))}
            </div>
          )}
          <ul className={css.choices}>
            {choices.map((choice) => (
              <ChoiceRow key={choice.id} choice={choice} />
            ))}
          </ul>
          {pages < 2 ? null : (
            <div className={css.pages}>
              <BigButton size="tool" disabled={at === 0} onClick={() => store.setState({ page: at - 1 })}>
                <Trans>Before</Trans>
              </BigButton>
              <p>
                <Trans>
                  Page {at + 1} of {pages}
                </Trans>
              </p>
              <BigButton
                size="tool"
                disabled={at === pages - 1}
                onClick={() => store.setState({ page: at + 1 })}
              >
                <Trans>More</Trans>
              </BigButton>
            </div>
          )}
        </>
      }
    >
      {down.map(({ upstream }) => (
        <p key={upstream} className={css.down}>
          <Trans>“{groupName(i18n, upstream)}” cannot be read at the moment. Please ask at the desk.</Trans>
        </p>
      ))}
      {visit.choices.length === 0 && down.length === 0 ? (
        <p>
          <Trans>There is nothing that can be changed here. Please ask at the desk.</Trans>
        </p>
      ) : null}
      <KioskNotice />
    </ScreenFrame>
  );
};
