import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { VisitView } from '../../../shared/ipc/views.ts';
import type { CutView } from '../../../shared/systems/cut.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { Panel } from '../../ui/panel.tsx';
import { WmTokenNote } from '../credentials/wm-token-note.tsx';
import { CutNote } from '../customer/cut-note.tsx';
import { PanelBody } from '../customer/panel-body.tsx';
import { PanelFoot } from '../customer/panel-foot.tsx';
import css from './communication-panel.module.css';
import { lastChangeWords } from './last-change-words.ts';
import { SelectionMatrix } from './selection-matrix.tsx';
import { type PlacedSelection, placedSelections } from './selections.ts';
import { StopButtons } from './stop-buttons.tsx';

/** How many selections are shown, and of how many. */
const ShownSelections = ({ view, cut }: { readonly view: CommunicationView; readonly cut: CutView }) => {
  const { i18n } = useLingui();
  const shown = placedSelections(view).length;
  return cut.typed.trim() === '' ? (
    <Trans>
      {shown} of {i18n.number(cut.of)} selections are shown. Search for a number, a category or a channel.
    </Trans>
  ) : (
    <Trans>
      {shown} of the {i18n.number(cut.fitting)} selections that fit are shown, of {i18n.number(cut.of)} in
      all.
    </Trans>
  );
};

/** What the customer wants to be told, where and how, as WM tells it. */
export const CommunicationPanel = ({ visit }: { readonly visit: VisitView }) => {
  const { t, i18n } = useLingui();
  const panel = visit.panels.wm;
  const [looked, setLooked] = useState<PlacedSelection | null>(null);
  if (panel.state === 'off') return null;
  const about =
    looked === null
      ? t`Point at a switch to see who changed it last.`
      : `${looked.masked}: ${lastChangeWords(i18n, looked)}`;
  return (
    <Panel
      title={t`Communication preferences`}
      busy={panel.state === 'loading'}
      actions={panel.state === 'ready' ? <StopButtons view={panel.data} basket={visit.basket} /> : undefined}
      foot={
        <>
          <WmTokenNote panel={panel} />
          <PanelFoot upstream="wm" panel={panel}>
            <span className={css.about}>{about}</span>
          </PanelFoot>
        </>
      }
    >
      <PanelBody visit={visit} upstream="wm" panel={panel} rows={4}>
        {(view, readOnly) => (
          <>
            {view.cut === undefined ? null : (
              <CutNote list="selections" typed={view.cut.typed} label={t`Search these selections`}>
                <ShownSelections view={view} cut={view.cut} />
              </CutNote>
            )}
            <SelectionMatrix view={view} basket={visit.basket} readOnly={readOnly} onLook={setLooked} />
          </>
        )}
      </PanelBody>
    </Panel>
  );
};
