import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { KioskNotice } from '../parts/notice.tsx';
import { Pages } from '../parts/pages.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { CHOICES_ON_A_PAGE, groupsOf, pageOf } from '../state/pages.ts';
import type { VisitOnScreen } from '../state/screen-of.ts';
import { useKiosk, useKioskStore } from '../state/store.ts';
import { useFitting } from '../state/use-fitting.ts';
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
  const larger = useKiosk((state) => state.larger);
  const lower = useKiosk((state) => state.view?.controlsInLowerHalf ?? true);
  const list = useRef<HTMLUListElement>(null);
  const most = useFitting(list, {
    most: CHOICES_ON_A_PAGE,
    depends: [larger, i18n.locale, group].join(),
    lower,
  });
  const { shown, at, pages } = pageOf(
    visit.choices.filter((choice) => choice.group === group),
    page,
    most,
  );
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
          <ul ref={list} className={css.choices}>
            {shown.map((choice) => (
              <ChoiceRow key={choice.id} choice={choice} />
            ))}
          </ul>
          <Pages at={at} pages={pages} onTurn={(page) => store.setState({ page })} />
        </>
      }
      kept={<KioskNotice />}
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
    </ScreenFrame>
  );
};
