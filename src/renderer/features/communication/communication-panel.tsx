import { useLingui } from '@lingui/react/macro';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { Panel } from '../../ui/panel.tsx';
import { PanelBody } from '../customer/panel-body.tsx';
import { PanelFoot } from '../customer/panel-foot.tsx';
import { SelectionMatrix } from './selection-matrix.tsx';
import { StopTexts } from './stop-texts.tsx';

/** What the customer wants to be told, where and how, as WM tells it. */
export const CommunicationPanel = ({ visit }: { readonly visit: VisitView }) => {
  const { t } = useLingui();
  const panel = visit.communication;
  if (panel.state === 'off') return null;
  return (
    <Panel
      title={t`Communication preferences`}
      busy={panel.state === 'loading'}
      actions={panel.state === 'ready' ? <StopTexts view={panel.data} basket={visit.basket} /> : undefined}
      foot={<PanelFoot upstream="wm" panel={panel} />}
    >
      <PanelBody visit={visit} upstream="wm" panel={panel} rows={4}>
        {(view, readOnly) => <SelectionMatrix view={view} basket={visit.basket} readOnly={readOnly} />}
      </PanelBody>
    </Panel>
  );
};
